import type { LocalizedText } from '../../domain/codes/tables';

/**
 * The closed table of errors: what went wrong, in both languages, with the HTTP status and the exit code.
 * `{name}` placeholders are filled from the details. Comments say who must act.
 */
interface ErrorRow {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly message: LocalizedText;
}

const row = (status: ErrorRow['status'], zh: string, en: string): ErrorRow => ({
  status,
  message: { 'zh-Hans': zh, en },
});

export const ERRORS = {
  // The editor: mend what the findings name, submit again.
  'publish.open-errors': row(
    422,
    '有 {count} 个错误未改正，不能发布',
    '{count} errors are open; it cannot be published'
  ),
  // The reviewer: approve the text as it stands now.
  'publish.not-approved': row(
    409,
    '当前文本未经审核通过，不能发布',
    'This exact text is not approved; it cannot be published'
  ),
  'publish.changed-since-approval': row(
    409,
    '审核通过后内容有改动，须重新提交审核',
    'The text changed after it was approved; submit it again'
  ),
  // The editor: issue a new edition with a code of its own.
  'catalogue.issued': row(
    409,
    '目录版本 {code} 已经发布，内容不能再改；请另建新版本',
    'Catalogue edition {code} is issued and cannot be changed; make a new edition'
  ),
  'catalogue.no-edition': row(
    404,
    '没有编码或日期为 {what} 的目录版本',
    'No catalogue edition with the code or date {what}'
  ),
  // The editor: mend what the problems name.
  'adjustment.impossible': row(
    422,
    '动态调整不能执行，请先解决所列问题',
    'The adjustment cannot be carried out; mend the problems that are listed'
  ),
  'adjustment.state': row(
    409,
    '动态调整目前的状态（{state}）不允许这样操作',
    'The state of the adjustment ({state}) does not allow this'
  ),
  'adjustment.date': row(
    422,
    '生效日期 {day} 早于今天（{today}）',
    'The effective date {day} is before today ({today})'
  ),
  'adjustment.decided': row(
    409,
    '动态调整已经批准，不能再修改；请先撤销批准',
    'The adjustment is approved and cannot be changed; take the approval back first'
  ),
  'catalogue.none': row(
    404,
    '还没有已发布的目录版本，无法计算数据',
    'No catalogue edition is issued yet, so there is nothing to compute'
  ),
  'catalogue.no-figure': row(
    404,
    '没有名为 {what} 的数据项；不带 --list 运行可列出全部',
    'No figure is named {what}; run without --list to see all'
  ),
  'publish.denied-actor': row(403, '没有发布权限', 'No permission to publish'),
  'submit.open-errors': row(
    422,
    '有 {count} 个错误未改正，不能提交审核',
    '{count} errors are open; it cannot be submitted'
  ),
  'review.comment-needed': row(400, '退回修改须写明意见', 'Say what is to be changed'),
  'withdraw.reason-needed': row(
    409,
    '已公开的内容须先撤回并说明原因',
    'It is public: withdraw it with a reason first'
  ),
  'withdraw.successor-needed': row(
    400,
    '下放或合并须填写承接事项的编码',
    'Name the code of the document that takes its place'
  ),
  'withdraw.not-public': row(
    409,
    '该内容没有公开，无须撤回',
    'It is not public; there is nothing to withdraw'
  ),
  // The administrator: import or propose a template, and let a second person approve it.
  'site.not-found': row(404, '没有站点“{site}”', 'There is no site "{site}"'),
  // The operator: install a font for Chinese (Debian: fonts-noto-cjk), or take PNG and PDF out of the settings of the site.
  'site.no-chinese-font': row(
    500,
    '本机没有中文字体，无法生成流程图的 PNG 和 PDF：请安装中文字体（如 fonts-noto-cjk），或在站点设置中取消这两种格式',
    'This machine has no font for Chinese, so PNG and PDF of flowcharts cannot be made: install one (such as fonts-noto-cjk), or take the two forms out of the settings of the site'
  ),
  'template.none': row(503, '尚无生效的省级模板', 'No template is in effect yet'),
  'template.invalid': row(422, '省级模板不正确', 'The template is not valid'),
  'guide.exists': row(
    409,
    '该单位已有此事项的办事指南（{code}）',
    'The organization already has a guide for this item ({code})'
  ),
  // The editor: choose a standard item, or have its version approved.
  'drift.no-item': row(
    409,
    '办事指南（{code}）没有生效的标准事项可比对',
    'The guide ({code}) has no standard item in effect to compare with'
  ),
  'drift.up-to-date': row(
    409,
    '办事指南已依据标准事项的最新版本',
    'The guide is based on the newest version of its standard item already'
  ),
  // The editor: read the comparison again.
  'drift.moved-on': row(
    409,
    '标准事项现行版本为第 {version} 版，请重新比对',
    'Version {version} of the standard item is in effect now; compare again'
  ),
  // The one who decides on a version: mend the dates.
  'version.dates': row(400, '日期不正确：{reason}', 'The dates are not right: {reason}'),
  // The one who proposes a push: choose the version in effect, or bring the open push to its end.
  'push.not-newest': row(
    409,
    '第 {version} 版不是标准事项的现行版本',
    'Version {version} of the standard item is not the one in effect'
  ),
  'push.open': row(
    409,
    '该标准事项已有未完成的批量更新（{push}）',
    'The standard item has a bulk update that is not at its end ({push})'
  ),
  'push.start-date': row(400, '开始日期不能早于今天', 'The first day must not be before today'),
  'push.wrong-state': row(
    409,
    '批量更新当前为“{state}”，不能执行“{action}”',
    'The bulk update is "{state}"; "{action}" is not possible'
  ),
  // The reviewer: read the findings again.
  'waiver.no-finding': row(
    409,
    '该内容目前没有这个问题，无须豁免',
    'The text has no such open finding; there is nothing to accept'
  ),
  'waiver.not-waivable': row(
    403,
    '规则“{rule}”的问题不得豁免',
    'Findings of the rule "{rule}" may not be accepted'
  ),
  'waiver.end-date': row(
    400,
    '豁免须在今天至 {latest} 之间截止',
    'A waiver ends between today and {latest}'
  ),
  'waiver.ended': row(409, '该豁免已经结束', 'The waiver has ended already'),
  'review.not-permitted': row(403, '当前角色没有此权限', 'Your role does not permit this'),
  'review.nothing-new': row(
    409,
    '自上次提交以来内容没有变化',
    'Nothing has changed since it was last submitted'
  ),
  'review.own-work': row(
    403,
    '不能审核自己编写或提交的内容',
    'Nobody approves what they wrote or submitted last'
  ),
  'review.wrong-state': row(
    409,
    '当前状态为“{state}”，不能执行“{action}”',
    'The state is "{state}"; "{action}" is not possible'
  ),
  'review.stale': row(
    409,
    '内容已被 {by} 于 {at} 修改，请刷新后再试',
    'It was changed by {by} at {at}; reload and try again'
  ),
  'content.not-found': row(404, '找不到 {what}', '{what} was not found'),
  'content.invalid': row(
    400,
    '内容格式不正确：{reason}',
    'The content is not well formed: {reason}'
  ),

  // The person who imports: mend the cell or file that the line names. 400 here means "wrong use".
  'import.not-found': row(404, '找不到文件“{file}”', 'File "{file}" was not found'),
  'import.unreadable': row(422, '文件“{file}”无法读取', 'File "{file}" cannot be read'),
  'import.no-files': row(
    404,
    '“{file}”中没有可导入的文件（.xlsx、.csv、.json）',
    'Nothing to import in "{file}" (.xlsx, .csv, .json)'
  ),
  'import.empty-file': row(422, '文件是空的', 'The file is empty'),
  'import.not-spreadsheet': row(
    415,
    '这不是表格文件，而是{kind}；请使用 .xlsx、.csv 或 .json',
    'This is not a spreadsheet but {kind}; use .xlsx, .csv or .json'
  ),
  'import.old-excel': row(
    415,
    '这是旧版 .xls 或 .xlsb 文件，请在表格软件中另存为 .xlsx',
    'This is an old .xls or a binary .xlsb file; save it as .xlsx'
  ),
  'import.encrypted': row(
    415,
    '文件已加密，请取消密码后再导入',
    'The file is encrypted; remove its password first'
  ),
  'import.macros': row(
    415,
    '文件含有宏，请另存为不带宏的 .xlsx',
    'The file contains macros; save it as .xlsx without macros'
  ),
  'import.external-links': row(
    415,
    '文件引用了其他工作簿，请断开外部链接后再导入',
    'The file links to other workbooks; break these links first'
  ),
  'import.doctype': row(
    415,
    '文件含有不允许的文档类型声明（DTD）',
    'The file holds a document type declaration (DTD), which is not allowed'
  ),
  'import.unsafe-archive': row(415, '压缩包不安全：{reason}', 'The archive is not safe: {reason}'),
  'import.too-large': row(
    413,
    '文件太大：{what}超过上限 {limit}',
    'The file is too large: {what} over the limit of {limit}'
  ),
  'import.too-many-columns': row(
    413,
    '第 {column} 列仍有内容，列数上限为 {limit}',
    'Column {column} is filled; at most {limit} columns are read'
  ),
  'import.broken-workbook': row(
    422,
    '工作簿已损坏或不完整：{part}',
    'The workbook is damaged or incomplete: {part}'
  ),
  'import.encoding': row(
    422,
    '文字编码既不是 UTF-8 也不是 GB18030，请另存为 UTF-8',
    'The text is neither UTF-8 nor GB18030; save it as UTF-8'
  ),
  'import.csv-malformed': row(
    422,
    'CSV 从这里起读不下去：引号没有成对',
    'The CSV cannot be read from here: a quote is not closed'
  ),
  'import.json-malformed': row(422, 'JSON 有语法错误{place}', 'The JSON is not well formed{place}'),
  'import.json-shape': row(
    422,
    'JSON 应为 {"type": …, "records": […]}、记录数组或一条记录',
    'The JSON must be {"type": …, "records": […]}, an array of records or one record'
  ),
  'import.json-only': row(415, '“{type}”只能用 JSON 导入', '"{type}" is imported as JSON only'),
  'import.unknown-type': row(
    400,
    '看不出这是哪一类数据，请用 --type 指明：{choices}',
    'The type of this data is not clear; name it with --type: {choices}'
  ),
  'import.mixed-types': row(
    422,
    '文件写明的类型是“{found}”，不是“{wanted}”',
    'The file says that its type is "{found}", not "{wanted}"'
  ),
  'import.no-header': row(422, '没有找到表头行', 'No header row was found'),
  'import.missing-column': row(
    422,
    '缺少必需的列“{column}”',
    'The required column "{column}" is missing'
  ),
  'import.unknown-column': row(
    422,
    '不认识表头“{header}”{suggestion}',
    'Unknown header "{header}"{suggestion}'
  ),
  'import.duplicate-column': row(
    422,
    '表头“{header}”重复出现',
    'The header "{header}" appears twice'
  ),
  'import.unnamed-column': row(
    422,
    '这一列有内容但没有表头',
    'This column is filled but has no header'
  ),
  'import.unread-sheet': row(
    422,
    '工作表“{sheet}”未读取：名称和表头都不认识',
    'Sheet "{sheet}" was not read: neither its name nor its header is known'
  ),
  'import.blank-key': row(422, '“{column}”不能为空', '"{column}" must not be blank'),
  'import.duplicate-key': row(422, '“{key}”与第 {first} 行重复', '"{key}" repeats row {first}'),
  'import.unknown-reference': row(
    422,
    '没有编码为“{value}”的记录',
    'There is no record with the code "{value}"'
  ),
  'import.no-approver': row(
    403,
    '“{approver}”不是可以审核的账号',
    '"{approver}" is no account that may approve'
  ),
  'import.overtaken': row(
    409,
    '另一个导入正在处理同一批数据；请等它完成后再试',
    'Another import is working on the same set; wait until it is done and try again'
  ),
  'import.orphan-row': row(422, '主表中没有“{key}”', 'The main table has no "{key}"'),
  'import.unknown-code': row(
    422,
    '“{value}”不在“{table}”的代码表中{suggestion}',
    '"{value}" is not in the code table "{table}"{suggestion}'
  ),
  'import.not-number': row(422, '“{value}”不是数字', '"{value}" is not a number'),
  'import.not-boolean': row(422, '“{value}”应为 是 或 否', '"{value}" must be yes or no'),
  'import.not-date': row(
    422,
    '“{value}”不是日期，应如 2026-01-02',
    '"{value}" is not a date such as 2026-01-02'
  ),
  'import.limit-form': row(
    422,
    '“{value}”不是时限，应如 7个工作日、20日、当场办结',
    '"{value}" is not a time limit such as "7 working days", "20 days", "on the spot"'
  ),
  'import.limit-unit': row(
    422,
    '时限“{value}”没有单位（工作日、日、小时、个月）',
    'The limit "{value}" has no unit (working days, days, hours, months)'
  ),
  'import.limit-value': row(
    422,
    '时限有单位或说明，却没有数值',
    'The limit has a unit or a note but no value'
  ),
  'import.blank-limit': row(
    422,
    '时限为空：按空白导入，不会当作 1 天',
    'The limit is blank; it stays blank and is not taken as one day'
  ),
  'import.list-form': row(
    422,
    '列表应为每行一项，或 JSON 数组',
    'A list is one entry per line, or a JSON array'
  ),
  'import.formula': row(
    422,
    '单元格是公式，已按其显示的结果“{value}”读取',
    'The cell is a formula; its last result "{value}" was read'
  ),
  'import.cell-error': row(422, '单元格是错误值 {value}', 'The cell holds the error {value}'),
  'import.lost-digits': row(
    422,
    '超过 15 位的数字已被表格软件改动，请把该列设为文本后重新填写',
    'A number of more than 15 digits was altered by the spreadsheet program; make the column text and enter it again'
  ),
  'import.extra-cell': row(
    422,
    '内容“{value}”在最后一个表头之外',
    '"{value}" lies beyond the last header'
  ),
  'import.too-long': row(422, '超过 {limit} 个字符或项', 'More than {limit} characters or entries'),
  'import.out-of-range': row(
    422,
    '“{value}”超出允许范围（{range}）',
    '"{value}" is out of range ({range})'
  ),
  'import.invalid-value': row(422, '“{value}”的形式不对', '"{value}" does not have the right form'),
  'import.unknown-field': row(
    422,
    '不认识字段“{field}”{suggestion}',
    'Unknown field "{field}"{suggestion}'
  ),
  'export.too-large': row(
    413,
    '数据超过 XLSX 的上限（{limit} 个单元格），请改用 .csv 或 .json',
    'More than {limit} cells do not fit into XLSX; use .csv or .json'
  ),
  'export.unknown-form': row(
    400,
    '输出文件应以 .csv、.xlsx 或 .json 结尾：“{file}”',
    'The output must end in .csv, .xlsx or .json: "{file}"'
  ),

  // The person at the command line.
  'cli.wrong-use': row(400, '用法不对：{reason}', 'Wrong use: {reason}'),
  'cli.no-template': row(404, '找不到模板“{template}”', 'Template "{template}" was not found'),
  'cli.bad-template': row(
    422,
    '模板“{template}”有错：{reason}',
    'Template "{template}" is not right: {reason}'
  ),
  'cli.no-generator': row(
    409,
    '合成城市的生成器只在代码仓库中提供，并需安装开发依赖（缺少 {reason}）',
    'The generator of synthetic cities comes with a checkout of the repository and its development dependencies ({reason} is missing)'
  ),
  'cli.no-application': row(
    503,
    '启动应用失败，请在应用根目录运行并检查配置与数据库：{reason}',
    'The application did not start; run in its root folder and check configuration and database: {reason}'
  ),
  'cli.cannot-write': row(422, '无法写入“{file}”', '"{file}" cannot be written'),
  'cli.unexpected': row(
    500,
    '程序内部出错：{reason}（加 --debug 看详情）',
    'Internal error: {reason} (--debug shows more)'
  ),
  // release: who built the files must mend the path.
  'release.bad-path': row(
    422,
    '发布文件的路径“{path}”不合规（{fault}），本次发布未生效',
    'The path "{path}" may not be published ({fault}); nothing was released'
  ),
  'release.duplicate-path': row(
    422,
    '发布文件的路径“{path}”重复，本次发布未生效',
    'The path "{path}" occurs twice; nothing was released'
  ),
  'release.path-conflict': row(
    422,
    '路径“{path}”既是文件又是目录，本次发布未生效',
    'The path "{path}" is both a file and a directory; nothing was released'
  ),
  'release.empty': row(
    422,
    '站点“{site}”没有可发布的文件，本次发布未生效',
    'There is nothing to release for site "{site}"'
  ),
  'release.bad-site': row(
    400,
    '站点标识“{site}”不合规',
    '"{site}" is not the identifier of a site'
  ),
  // The operator: wait for the other run, or look what it does.
  'release.busy': row(
    409,
    '站点“{site}”正在由另一任务发布，请稍后再试',
    'Another run is releasing site "{site}"; try again later'
  ),
  'release.lost-lock': row(
    409,
    '站点“{site}”的发布已被另一任务接管，本次发布未生效',
    'Another run took over the release of site "{site}"; this one took no effect'
  ),
  'release.not-found': row(
    404,
    '站点“{site}”没有第 {number} 次发布',
    'Site "{site}" has no release {number}'
  ),
  'release.none-before': row(
    409,
    '站点“{site}”没有更早的发布可以退回',
    'Site "{site}" has no earlier release to go back to'
  ),
  // The operator: nothing; a newer release is public already.
  'release.older': row(
    409,
    '站点“{site}”已公开到第 {current} 号版本，拒绝发布较旧的第 {asOf} 号',
    'Site "{site}" already shows the log up to {current}; an older state ({asOf}) is refused'
  ),
  // The operator: verify, then publish with `rewrite`.
  'release.damaged': row(
    500,
    '站点“{site}”第 {number} 次发布的文件已损坏',
    'Files of release {number} of site "{site}" are damaged'
  ),
  // The operator: disk full, unreadable or without permission.
  'release.io': row(
    503,
    '发布存储读写失败（{errno}），当前发布未受影响',
    'The release store could not read or write ({errno}); the current release stands'
  ),
  // The reader of the public API: mend the address.
  'api.unknown-parameter': row(
    400,
    '参数“{parameter}”不受支持',
    'The parameter "{parameter}" is not supported'
  ),
  'api.invalid-parameter': row(
    400,
    '参数“{parameter}”的值不正确（{reason}）',
    'The parameter "{parameter}" has a wrong value: {reason}'
  ),
  'api.not-found': row(404, '公开内容中没有“{what}”', 'Nothing public is called "{what}"'),
  'api.withdrawn': row(
    410,
    '“{what}”已停止公开（{reason}）',
    '"{what}" was withdrawn from the public ({reason})'
  ),
  // The reader who keeps a copy: start again from 0.
  'api.release-went-back': row(
    410,
    '当前发布只到第 {asOf} 条变更，早于所请求的第 {since} 条，请从 0 重新同步',
    'The current release ends at change {asOf}, before {since}; synchronise again from 0'
  ),
  'api.method': row(
    405,
    '公开接口只供读取，不支持 {method}',
    'The public API is for reading; {method} is not supported'
  ),
  // The reader: wait, or ask the operator for a key with a higher limit.
  'api.too-many-requests': row(
    429,
    '请求过于频繁，请在 {seconds} 秒后重试',
    'Too many requests; try again in {seconds} seconds'
  ),
  // The operator: make the first release.
  'api.not-released': row(503, '站点尚未发布', 'The site has no release yet'),
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

/** An error of the table. Throws for an unknown code at construction, so that a typo never reaches a user. */
export class PublisherError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly messages: LocalizedText;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    if (!Object.hasOwn(ERRORS, code)) throw new TypeError(`unknown error code: ${code}`);
    const { status, message } = ERRORS[code];
    const messages = {
      'zh-Hans': fill(message['zh-Hans'], details),
      en: fill(message.en, details),
    };
    super(`${messages['zh-Hans']} / ${messages.en}`);
    this.name = 'PublisherError';
    this.code = code;
    this.status = status;
    this.messages = messages;
    this.details = details;
  }
}

/** Fills `{name}` placeholders; an unknown one stays, so that a missing detail is seen. */
function fill(message: string, details: Readonly<Record<string, unknown>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(details, name) ? String(details[name]) : whole
  );
}
