/**
 * The whole style of the page. System fonts only, with Chinese ones named before the generic family so that they are
 * not replaced by Japanese glyphs; light, dark and print from one set of variables.
 */
export const STYLES = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfb; --raised: #ffffff; --ink: #1b2428; --soft: #56636a; --line: #dde3e3;
  --water: #0b6b75; --wash: #e6f2f2; --amber: #8a5300; --sand: #fdf3df; --sand-line: #e6c98d;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12181a; --raised: #1a2225; --ink: #e4eaea; --soft: #9dabb0; --line: #2e393d;
    --water: #6cc6cd; --wash: #17343a; --amber: #efbe70; --sand: #2b2417; --sand-line: #5d4a22;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.6 var(--sans); overflow-wrap: break-word; }
:lang(zh) body, body:lang(zh) { line-height: 1.75; }
main, header, footer { max-width: 58rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3rem; }
.kind { display: flex; max-width: none; justify-content: space-between; gap: 1rem; margin: 0 0 .5rem; color: var(--water); font-weight: 600; font-size: .9rem; }
.kind a { color: inherit; }
h1 { margin: 0; font-size: clamp(1.8rem, 1.2rem + 2.6vw, 2.7rem); line-height: 1.2; font-weight: 700; letter-spacing: -.015em; text-wrap: balance; }
:lang(zh) h1 { letter-spacing: .01em; }
.byline { margin: .6rem 0 0; color: var(--soft); }
h2 { margin: 3.25rem 0 1rem; padding-top: 1.1rem; border-top: 2px solid var(--ink); font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 2rem 0 .6rem; font-size: 1.05rem; }
h4 { margin: 0 0 .35rem; font-size: 1.05rem; line-height: 1.35; }
h4 .parameters { margin-left: .4em; font-weight: 400; }
.claim { margin: 0 0 1.4rem; break-inside: avoid; }
p { margin: 0 0 .75rem; max-width: 44rem; }
ul { margin: 0; padding-left: 1.15rem; }
a { color: var(--water); }
.aside { color: var(--soft); font-size: .88rem; }
.mono, code, pre, .parameters { font-family: var(--mono); font-size: .86em; }
.mono { overflow-wrap: anywhere; }
.parameters { color: var(--soft); overflow-wrap: anywhere; }
.column { font-weight: 600; }
.code { font-variant-numeric: tabular-nums; font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .55rem 1.5rem; align-items: baseline; margin: 0 0 1rem; }
dt { color: var(--soft); font-size: .92rem; }
dd { margin: 0; max-width: 44rem; }
.digests dd { max-width: none; }
.notices { margin: 1.75rem 0 0; display: grid; gap: .6rem; }
.notice { margin: 0; max-width: none; padding: .8rem 1rem; border: 1px solid var(--sand-line); border-left-width: 5px; border-radius: 4px; background: var(--sand); }
.notice.grave { margin: 0 0 1.75rem; border-width: 2px; border-left-width: 8px; border-color: var(--amber); }
.notice.calm { border-color: var(--line); border-left-color: var(--water); background: var(--raised); }
.notice p { margin: 0 0 .4rem; }
.notice strong { color: var(--amber); }
.notice li { margin: .25rem 0; }
.notice .rules li { margin: 0; }
.rules { columns: 18rem auto; column-gap: 2rem; margin: .4rem 0 0; padding: 0; list-style: none; font-size: .92rem; }
.rules li { display: grid; grid-template-columns: 2.6rem 1fr; break-inside: avoid; padding: .15rem 0; }
.rules .code { color: var(--soft); }
.rules.asked li { grid-template-columns: 1.2rem 2.6rem 1fr; }
.rules .mark { color: var(--water); }
.rules .unmet .mark, .rules .unmet strong { color: var(--amber); }
.rules .unmet strong { display: block; font-weight: 600; }
.after { margin-top: .9rem; }
.money { white-space: nowrap; font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; }
.scroll + .aside { margin-top: .6rem; }
table { width: 100%; border-collapse: collapse; font-size: .94rem; }
caption { text-align: left; padding-bottom: .4rem; font-weight: 600; }
caption .aside { font-weight: 400; margin-left: .5em; }
th, td { padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--line); }
thead th { color: var(--soft); font-weight: 500; font-size: .86rem; white-space: nowrap; border-bottom-color: var(--soft); }
tbody th { font-weight: 400; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.compact th, .compact td { padding-top: .25rem; padding-bottom: .25rem; }
.type { white-space: nowrap; }
.gravity { min-width: 6.5rem; }
.role { white-space: nowrap; padding: .05rem .5rem; border-radius: 1rem; border: 1px solid var(--line); font-size: .86rem; }
.role.quasi { background: var(--wash); border-color: transparent; color: var(--water); }
.role.sensitive { background: var(--sand); border-color: transparent; color: var(--amber); }
.role.direct { border-color: var(--amber); color: var(--amber); }
.names { font-size: 1.05rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: .9rem; padding: 0; list-style: none; }
.card { padding: 1rem 1.1rem .4rem; border: 1px solid var(--line); border-radius: 6px; background: var(--raised); }
.card.recomputed { border-top: 4px solid var(--water); }
.card.derived { border-top: 4px double var(--water); }
.card.attested { border: 1px dashed var(--soft); border-top: 4px dashed var(--amber); }
.grade { margin: 0 0 .3rem; font-size: .86rem; font-weight: 600; color: var(--water); }
.grade small { margin-left: .5em; font-weight: 400; font-size: 1em; color: var(--soft); }
.attested .grade { color: var(--amber); }
figure { margin: 1.75rem 0 0; }
figcaption { font-weight: 600; margin-bottom: .6rem; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .4rem 1.5rem; margin-bottom: 1.25rem; }
.tiles div { border-left: 3px solid var(--water); padding-left: .8rem; }
.tiles b { display: block; font-size: 1.6rem; line-height: 1.25; font-weight: 600; font-variant-numeric: tabular-nums; }
.tiles span { display: block; color: var(--soft); font-size: .86rem; line-height: 1.4; }
.beside { display: grid; grid-template-columns: minmax(0, 3fr) minmax(15rem, 2fr); gap: 1.5rem 2.25rem; align-items: start; }
.chart { width: 100%; height: auto; display: block; }
.chart rect { fill: var(--water); }
.chart line { stroke: var(--soft); stroke-width: 1; }
.chart text { font: 12px var(--sans); fill: var(--ink); text-anchor: middle; }
.chart .tick, .chart .axis { fill: var(--soft); }
pre { margin: 0 0 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 4px; background: var(--raised); overflow-x: auto; font-size: .92rem; }
pre code { font-size: inherit; }
footer { margin-top: 3.5rem; padding-bottom: 3rem; color: var(--soft); font-size: .88rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 42rem) {
  header { padding-top: 1.75rem; }
  main, header, footer { padding-left: 1rem; padding-right: 1rem; }
  dl { grid-template-columns: 1fr; gap: .1rem; }
  dd { margin-bottom: .7rem; }
  .beside { grid-template-columns: 1fr; }
}
@media print {
  @page { margin: 18mm 16mm; }
  :root { --paper: #fff; --raised: #fff; --ink: #000; --soft: #444; --line: #bbb; --water: #0b5b63; --wash: #eee; --amber: #6b4000; --sand: #fff; --sand-line: #999; }
  html { font-size: 10pt; }
  main, header, footer { max-width: none; padding: 0; }
  header { padding-top: 0; }
  .kind a { display: none; }
  h2 { margin-top: 1.75rem; }
  h2, h3, caption { break-after: avoid; }
  figure, .card, .notice, tr, pre { break-inside: avoid; }
  .chart rect { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
