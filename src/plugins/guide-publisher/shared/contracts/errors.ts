import type { LocalizedText } from '../../domain/codes/tables';

/**
 * The closed table of errors: what went wrong, in both languages, with the HTTP status and the exit code.
 * `{name}` placeholders are filled from the details. Comments say who must act.
 */
interface ErrorRow {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503;
  readonly message: LocalizedText;
}

const row = (status: ErrorRow['status'], zh: string, en: string): ErrorRow => ({
  status,
  message: { 'zh-Hans': zh, en },
});

export const ERRORS = {
  // The editor: mend what the findings name, submit again.
  'publish.open-errors': row(422, '有 {count} 个错误未改正，不能发布', '{count} errors are open; it cannot be published'),
  // The reviewer: approve the text as it stands now.
  'publish.not-approved': row(409, '当前文本未经审核通过，不能发布', 'This exact text is not approved; it cannot be published'),
  'publish.changed-since-approval': row(409, '审核通过后内容有改动，须重新提交审核', 'The text changed after it was approved; submit it again'),
  'publish.denied-actor': row(403, '没有发布权限', 'No permission to publish'),
  'review.own-work': row(403, '不能审核自己编写或提交的内容', 'Nobody approves what they wrote or submitted last'),
  'review.wrong-state': row(409, '当前状态为“{state}”，不能执行“{action}”', 'The state is "{state}"; "{action}" is not possible'),
  'review.stale': row(409, '内容已被 {by} 于 {at} 修改，请刷新后再试', 'It was changed by {by} at {at}; reload and try again'),
  'content.not-found': row(404, '找不到 {what}', '{what} was not found'),
  'content.invalid': row(400, '内容格式不正确：{reason}', 'The content is not well formed: {reason}'),
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
    const messages = { 'zh-Hans': fill(message['zh-Hans'], details), en: fill(message.en, details) };
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
