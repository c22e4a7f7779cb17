/** What an operator needs to know after a start: addresses, the accounts of a first start, and the findings by rule. */
export async function printWelcome(strapi, { accounts }) {
  const { host, port } = strapi.config.get('server');
  const base = `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`;
  const sites = await strapi.db.query('plugin::guide-publisher.site').findMany({});
  const lines = [
    '',
    `管理后台 Admin   ${base}/admin`,
    ...sites.map(({ slug }) => `公开站点 Site    ${base}/sites/${slug}/`),
    `内容接口 API     ${base}/api/public/guides`,
  ];
  if (accounts) {
    lines.push('', '示例账号（密码仅显示一次） Demo accounts (passwords are shown once)');
    for (const { email, password, role } of accounts) {
      lines.push(`  ${email.padEnd(22)} ${password}   ${role}`);
    }
  }
  lines.push('', '检查结果（按规则） Findings by rule', ...(await findingLines(strapi)), '');
  console.log(lines.join('\n'));
}

async function findingLines(strapi) {
  const { rules, checked, withErrors } = await strapi
    .plugin('guide-publisher')
    .service('review')
    .overview();
  return [
    `  ${checked} 项已检查，${withErrors} 项有错误 / ${checked} checked, ${withErrors} with errors`,
    ...rules.map(
      ({ rule, title, severity, count }) =>
        `  ${String(count).padStart(5)}  ${severity.padEnd(8)} ${rule}  ${title['zh-Hans']}`
    ),
  ];
}
