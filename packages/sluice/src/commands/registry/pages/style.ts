/** Style of the public pages: system fonts, light, dark and print. Nothing is fetched from elsewhere. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #fdfdfb; --ink: #1b2428; --soft: #56636a; --line: #d8dfdf; --mark: #0b6b75;
  --warn: #8a5300; --sand: #fdf3df; }
@media (prefers-color-scheme: dark) { :root { --paper: #12181a; --ink: #e4eaea; --soft: #9dabb0; --line: #2e393d;
  --mark: #6cc6cd; --warn: #efbe70; --sand: #2b2417; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: break-word; font: 1rem/1.65 system-ui,
  "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif; }
header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 2.5rem; }
.kind { margin: 0; color: var(--mark); font-weight: 600; font-size: .9rem; }
h1 { margin: .2rem 0 .4rem; font-size: clamp(1.6rem, 1.2rem + 2vw, 2.3rem); line-height: 1.25; }
.lead { margin: 0; color: var(--soft); }
h2 { margin: 2.5rem 0 .8rem; font-size: 1.25rem; border-top: 2px solid var(--ink); padding-top: .9rem; }
a { color: var(--mark); }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
.scroll { overflow-x: auto; }
th { text-align: left; font-weight: 600; color: var(--soft); font-size: .85rem; }
th, td { padding: .5rem 1.1rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.day { white-space: nowrap; }
tfoot td { font-weight: 600; border-bottom: 0; }
.id { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .85em; overflow-wrap: anywhere; }
.notice { display: block; margin: .3rem 0 0; padding: .1rem .6rem; border-left: 3px solid var(--warn);
  background: var(--sand); color: var(--warn); font-size: .88rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.5rem; margin: 1rem 0 0; }
dt { color: var(--soft); } dd { margin: 0; }
.none { color: var(--soft); }
footer { margin-top: 3rem; padding-bottom: 2.5rem; color: var(--soft); font-size: .88rem; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print { body { background: #fff; color: #000; } a { color: inherit; } tr { break-inside: avoid; } }
`;
