/**
 * The one style sheet. System fonts, one column, no script; colours meet 4.5:1 in light and dark. Custom properties
 * have a plain value before them where an old phone would otherwise show nothing readable.
 */
const SITE_CSS = `
:root{color-scheme:light dark;--ink:#16202b;--soft:#4a5868;--line:#d5dde6;--paper:#fff;--wash:#f2f5f9;--brand:#174a8b;--brand-ink:#fff;--link:#174a8b;--seen:#5b3a8c;--tint:#e6eefa;--warn:#8a2c0d;--warn-bg:#fdf0e7;--ok:#0f5c3a;--ok-bg:#e6f4ec}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#aab7c5;--line:#324152;--paper:#10171f;--wash:#18222d;--brand:#123a6d;--link:#8fbcf7;--seen:#c3aef0;--tint:#1b3050;--warn:#ffb892;--warn-bg:#3a2115;--ok:#8fd9b3;--ok-bg:#12301f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:#fff;background:var(--paper);color:#16202b;color:var(--ink);font:1.0625rem/1.7 system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:break-word}
.in{max-width:76rem;margin:0 auto;padding:0 1rem}
a{color:#174a8b;color:var(--link);text-underline-offset:.2em;text-decoration-thickness:.06em}
a:visited{color:var(--seen)}a:hover{text-decoration-thickness:.14em}
:focus-visible{outline:3px solid #f2a900;outline-offset:2px;border-radius:2px}
h1,h2,h3{line-height:1.35;text-wrap:balance}
h1{font-size:1.75rem;margin:1.5rem 0 .75rem}
h2{font-size:1.25rem;margin:0 0 .75rem}
h3{font-size:1.0625rem;margin:0}
p,ul,ol,dl,blockquote{margin:0 0 .75rem}ul,ol{padding-left:1.4em}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;z-index:1;background:var(--paper);padding:.5rem 1rem}
.top{background:#174a8b;background:var(--brand);color:#fff}
.top a,.top a:visited{color:#fff;text-decoration:none}.top a:hover{text-decoration:underline}
.top .in{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:0 1rem;padding-top:.75rem}
.brand{font-size:1.25rem;font-weight:700;letter-spacing:.04em}.lang{font-size:.9375rem;padding:.25rem 0}
.top nav{flex:1 0 100%}
.top ul{display:flex;flex-wrap:wrap;gap:0 1.5rem;list-style:none;margin:.25rem 0;padding:0;white-space:nowrap}
.top li a{display:block;padding:.35rem 0 .25rem;border-bottom:3px solid transparent}
.top a[aria-current]{border-color:#fff;font-weight:600}
.top :focus-visible{outline-offset:-3px}
.trail{font-size:.875rem;margin-top:1rem}.trail ol{display:flex;flex-wrap:wrap;list-style:none;margin:0;padding:0}
.trail li:not(:last-child):after{content:"›";margin:0 .5em;color:var(--soft)}
main{padding-bottom:3rem;min-height:50vh}
.meta,.checked{color:var(--soft);font-size:.9375rem}.meta span+span:before,.counts span+span:before{content:" · "}
.t{white-space:pre-line}.tel{white-space:nowrap}code{font-family:ui-monospace,Consolas,monospace;font-size:.9375em;word-break:break-all}
.warn{background:var(--warn-bg);color:var(--warn);border-left:4px solid;padding:.6rem 1rem;font-weight:600}
.none{color:var(--soft)}
.hero{background:#174a8b;background:var(--brand);color:#fff;padding:1.25rem 0 2rem}
.hero h1{font-size:2.25rem;letter-spacing:.04em;margin:.75rem 0 .5rem}.hero p{margin:.25rem 0;max-width:44rem}.counts{font-weight:600}
.home section,.in>section{margin-top:2rem}
.ways{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr));gap:.5rem}
.ways a{display:flex;justify-content:space-between;align-items:center;gap:.5rem;height:100%;min-height:3rem;padding:.5rem .75rem;border:1px solid var(--line);border-radius:6px;text-decoration:none;line-height:1.35}
.ways a:hover{border-color:var(--link);background:var(--wash)}.ways a:visited{color:var(--link)}.ways .n{flex:none}
.n{color:var(--soft);font-size:.875rem;font-variant-numeric:tabular-nums}
.guides{list-style:none;padding:0;border-top:1px solid var(--line)}
.guides>li{padding:.7rem 0;border-bottom:1px solid var(--line)}.guides a{font-weight:600;text-decoration:none}.guides a:hover{text-decoration:underline}.guides p{margin:.1rem 0 0;font-size:.875rem}
.bars{display:block;width:100%;max-width:12.5rem;height:1.125rem;margin-top:.25rem}.bars .b{fill:var(--line)}.bars .a{fill:var(--link)}
.pager{display:flex;gap:1.5rem;align-items:center;margin-top:1.5rem}
.key{border:1px solid var(--line);border-top:4px solid #174a8b;border-top-color:var(--link);border-radius:0 0 8px 8px;background:var(--wash);margin:1.25rem 0 0;padding:0}
.facts{display:grid;grid-template-columns:repeat(2,1fr);margin:0}
.facts>div{padding:.75rem 1rem;border-bottom:1px solid var(--line)}.facts>div:nth-child(odd){border-right:1px solid var(--line)}
.facts dt{font-size:.8125rem;color:var(--soft)}.facts dd{margin:.1rem 0 0;line-height:1.45}.facts strong{display:block;font-size:1.125rem}
.sub{display:block;font-size:.875rem;color:var(--soft)}
.go{margin:0;padding:.9rem 1rem;display:flex;flex-wrap:wrap;gap:.75rem}.go:empty,.files:empty,.tags:empty{display:none}
.button,.button:visited{display:inline-block;background:#174a8b;color:#fff;border:2px solid #174a8b;border-radius:6px;padding:.5rem 1.5rem;font-weight:600;text-decoration:none}
.button.plain{background:none;color:var(--link);border-color:var(--link)}.button:hover{text-decoration:underline}
.guide article>section:not(.key){margin-top:2.25rem}.guide h2{padding-bottom:.4rem;border-bottom:2px solid var(--line)}
.toc{display:none}
.cards{list-style:none;padding:0;counter-reset:c}
.cards>li{border:1px solid var(--line);border-radius:6px;padding:.8rem 1rem;margin-bottom:.6rem}.cards>li>:last-child{margin-bottom:0}
.cards h2{font-size:1.0625rem;margin:0 0 .25rem}
ol.cards h3:before{counter-increment:c;content:counter(c) ". ";color:var(--soft)}
.tags{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem .75rem;font-size:.9375rem;margin:.25rem 0 .4rem}
.tag{border-radius:3px;padding:0 .5em;background:var(--wash);color:var(--soft);font-size:.875rem}.n1{background:var(--tint);color:var(--link)}.n3{background:var(--ok-bg);color:var(--ok)}
.rows{margin:.25rem 0 .75rem}.rows>div{padding:.15rem 0}.rows dt{color:var(--soft);font-size:.875rem}.rows dd{margin:0;white-space:pre-line}
.files{display:flex;flex-wrap:wrap;gap:.25rem 1rem;margin:.25rem 0 0}.plain{list-style:none;padding:0;margin:0}
blockquote{margin:.5rem 0 0;padding-left:1rem;border-left:3px solid var(--line);color:var(--soft)}blockquote p{margin:0}
.stage{border-left:3px solid #174a8b;border-left-color:var(--link);padding-left:1rem;margin-bottom:1.25rem}.stage>h3{color:var(--link);margin-bottom:.4rem}.stage li{margin-bottom:.6rem}.stage strong+.meta{margin-left:.75em}.stage .rows{margin:.1rem 0;font-size:.9375rem}
.branch{margin:.1rem 0;color:var(--soft);font-size:.9375rem}
.chart,.scroll{overflow-x:auto;border:1px solid var(--line);border-radius:6px;margin-top:.75rem}.chart img{display:block;margin:0 auto;max-width:none}
.faq{margin-bottom:1rem}.faq p{margin:.25rem 0 0}.faq h3:before{content:"? ";color:var(--link);font-weight:700}
table{border-collapse:collapse;font-size:.9375rem;line-height:1.4}th,td{padding:.5rem .75rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums}th:first-child{text-align:left;min-width:12rem}thead th{background:var(--wash);vertical-align:bottom;white-space:nowrap}
.prose p,.guide p,.guide li{max-width:48rem}
.ask{display:flex;gap:.5rem;margin:1rem 0 .5rem;max-width:40rem}.ask input{flex:1;min-width:0;font:inherit;padding:.5rem .75rem;border:2px solid var(--line);border-radius:6px;background:var(--paper);color:var(--ink)}.ask button{font:inherit;font-weight:600;flex:none;cursor:pointer}.hero .ask button{border-color:#fff}
.narrow{margin-bottom:.75rem;display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}.narrow[hidden]{display:none}.narrow label{display:flex;gap:.5rem;align-items:center;min-width:0}.narrow select{font:inherit;padding:.25rem;max-width:12rem;background:var(--paper);color:var(--ink)}
.link{font:inherit;border:0;background:none;color:var(--link);text-decoration:underline;padding:.25rem 0;cursor:pointer}mark{background:#ffe9a8;color:#16202b;padding:0 .1em}button.plain{font:inherit;font-weight:600;cursor:pointer}
.foot{background:var(--wash);border-top:1px solid var(--line);font-size:.875rem;padding:1.25rem 0}.foot ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0}.foot p{color:var(--soft);margin:0}.foot span{margin-right:1.25rem;display:inline-block}
@media (min-width:40rem){.rows>div{display:grid;grid-template-columns:8.5rem 1fr;gap:1rem}.rows dt{font-size:.9375rem}.facts{grid-template-columns:repeat(3,1fr)}.facts>div:nth-child(odd){border-right:0}.facts>div:not(:nth-child(3n)){border-right:1px solid var(--line)}.home section{margin-top:2.5rem}h1{font-size:2rem}.stage .rows>div{grid-template-columns:6.5rem 1fr}}
@media (min-width:62rem){.guide{display:grid;grid-template-columns:minmax(0,1fr) 11rem;gap:2.5rem}.toc{display:block;position:sticky;top:1rem;align-self:start;margin-top:2rem;font-size:.9375rem;border-left:1px solid var(--line);padding-left:1rem}.toc p{font-weight:600;margin:0 0 .25rem}.toc ul{list-style:none;padding:0}.toc a{display:block;padding:.15rem 0;text-decoration:none}.toc a:hover{text-decoration:underline}.toc a:visited{color:var(--link)}}
@media (min-width:62rem){.process{display:flex;flex-direction:column}.drawn{order:-1;margin-bottom:1.5rem}.chart img{max-width:100%;height:auto}.wide{display:none}}
@media print{.top nav,.lang,.trail,.toc,.foot ul,.skip,.go{display:none}body{font-size:11pt}.top{background:none;color:#000}.top a{color:#000}.key,.cards>li{break-inside:avoid;background:none}a{color:#000;text-decoration:none}.wide{display:none}.drawn,.chart{break-inside:avoid}.chart{overflow:visible;border:0}.chart img{max-width:100%;max-height:235mm;width:auto;height:auto}.guide{display:block}h2,h3{break-after:avoid}}
`;

export const STYLESHEET = `${SITE_CSS.trim()}\n`;
