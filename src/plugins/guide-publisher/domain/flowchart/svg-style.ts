/** Colours of the parts of a drawing. */
const COLOURS = {
  light:
    '--fc-ink:#1b2a3a;--fc-soft:#4a5b6c;--fc-line:#3d5166;--fc-paper:#fff;--fc-band:#f3f6fa;--fc-rule:#b9c6d4;--fc-head:#1f4e8c;--fc-head-ink:#fff;--fc-task:#fff;--fc-step:#e8f0fb;--fc-choice:#fff6df;--fc-doc:#f2f7ee;--fc-special:#f7effa;--fc-round:#1f4e8c;--fc-round-ink:#fff',
  dark: '--fc-ink:#eef3f8;--fc-soft:#b9c6d4;--fc-line:#9fb3c8;--fc-paper:#10171f;--fc-band:#17212c;--fc-rule:#3a4a5c;--fc-head:#2b5fa3;--fc-head-ink:#fff;--fc-task:#1c2733;--fc-step:#1a2f4a;--fc-choice:#3a3013;--fc-doc:#1d3020;--fc-special:#33213d;--fc-round:#2b5fa3;--fc-round-ink:#fff',
} as const;

const RULES = `@media print{.fc{--fc-ink:#000;--fc-soft:#222;--fc-line:#222;--fc-paper:#fff;--fc-band:#fff;--fc-rule:#888;--fc-head:#fff;--fc-head-ink:#000;--fc-task:#fff;--fc-step:#fff;--fc-choice:#fff;--fc-doc:#fff;--fc-special:#fff;--fc-round:#fff;--fc-round-ink:#000}}
.fc{max-width:100%;height:auto;font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
.fc-paper{fill:var(--fc-paper)}.fc-band{fill:var(--fc-band)}.fc-rule{stroke:var(--fc-rule)}.fc-head{fill:var(--fc-head);stroke:var(--fc-rule)}.fc-head-t{fill:var(--fc-head-ink)}
.fc-title,.fc-t{fill:var(--fc-ink)}.fc-m,.fc-l{fill:var(--fc-soft)}.fc-l{stroke:var(--fc-paper)}.fc-n{stroke:var(--fc-line)}.fc-e{stroke:var(--fc-line)}.fc-arrow{fill:var(--fc-line)}
.fc-task{fill:var(--fc-task)}.fc-step{fill:var(--fc-step)}.fc-decision{fill:var(--fc-choice)}.fc-document{fill:var(--fc-doc)}.fc-special{fill:var(--fc-special)}
.fc-round{fill:var(--fc-round)}.fc-round-t{fill:var(--fc-round-ink)}`;

/**
 * The look of charts. A standalone file carries it; a page that shows charts inline puts it into its own style sheet, because
 * its policy allows no style inside the markup. The drawing also has presentation attributes, which any rule here outranks.
 */
export const CHART_CSS = `.fc{${COLOURS.light}}
@media (prefers-color-scheme:dark){.fc{${COLOURS.dark}}}
${RULES}`;

/** The same in one scheme, for a page whose colours the reader chooses in the page itself. */
export const chartCssIn = (scheme: keyof typeof COLOURS): string =>
  `.fc{${COLOURS[scheme]}}\n${RULES}`;

/** What the rules above say in the light, for readers that see the drawing without a style sheet. */
export const LIGHT = {
  ink: '#1b2a3a',
  soft: '#4a5b6c',
  line: '#3d5166',
  paper: '#fff',
  band: '#f3f6fa',
  rule: '#b9c6d4',
  head: '#1f4e8c',
  headInk: '#fff',
  task: '#fff',
  step: '#e8f0fb',
  decision: '#fff6df',
  document: '#f2f7ee',
  special: '#f7effa',
} as const;
