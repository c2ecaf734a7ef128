/** What the page of the check says, by language. */
export interface EgressWords {
  readonly judged: (cells: number, preset: string) => string;
  readonly least: (n: number) => string;
  readonly nk: (n: number, k: number) => string;
  readonly p: (p: number) => string;
  readonly pRatio: (x: number) => string;
  readonly round: (base: number) => string;
  readonly zeros: string;
  readonly positions: (dimensions: string) => string;
  readonly heads: readonly [row: string, cell: string, action: string, reason: string];
  readonly actions: Readonly<Record<'suppress' | 'round' | 'protect', string>>;
  readonly noRow: string;
  readonly more: (n: number) => string;
  readonly good: string;
  readonly flagged: (n: number, cells: number) => string;
  readonly todo: (own: number, others: string) => string;
  readonly rounded: (base: number) => string;
  readonly clean: string;
  readonly notClean: string;
  readonly written: (path: string) => string;
  readonly notWritten: string;
}

const en: EgressWords = {
  judged: (cells, preset) => `${cells} cells judged by the preset ${preset}`,
  least: (n) => `at least ${n} units`,
  nk: (n, k) => `(n,k) = (${n}, ${k})`,
  p: (p) => `p = ${p} %`,
  pRatio: (x) => `p-ratio ${x}`,
  round: (base) => `multiples of ${base}`,
  zeros: 'no zeros',
  positions: (dimensions) => `cells by the positions of their values (code-point order, Σ total) in ${dimensions}`,
  heads: ['row', 'cell', 'action', 'reason'],
  actions: { suppress: 'suppress', round: 'round', protect: 'protect' },
  noRow: 'none',
  more: (n) => `… and ${n} more cells: --json lists all`,
  good: 'nothing is flagged',
  flagged: (n, cells) => `${n} of ${cells} cells flagged`,
  todo: (own, others) => `proposal: cells to suppress: ${own} by the rules${others}`,
  rounded: (base) => `, round the counts that stay to ${base}`,
  clean: '; the table then passes the same check',
  notClean: 'no set of suppressions was found that passes the same check: make the table coarser',
  written: (path) => `written: ${path}`,
  notWritten: 'nothing was written',
};

const zh: EgressWords = {
  judged: (cells, preset) => `按预设 ${preset} 检查了 ${cells} 格`,
  least: (n) => `至少 ${n} 个单位`,
  nk: (n, k) => `(n,k) = (${n}, ${k})`,
  p: (p) => `p = ${p}%`,
  pRatio: (x) => `p 比值 ${x}`,
  round: (base) => `${base} 的倍数`,
  zeros: '不公布零',
  positions: (dimensions) => `各格以其取值的序号表示（按码点排序，Σ 为合计），维度：${dimensions}`,
  heads: ['行', '格', '处理', '原因'],
  actions: { suppress: '抑制', round: '取整', protect: '加抑制' },
  noRow: '无',
  more: (n) => `……另有 ${n} 格，--json 列出全部`,
  good: '没有标记任何一格',
  flagged: (n, cells) => `${cells} 格中标记了 ${n} 格`,
  todo: (own, others) => `建议：按规则抑制 ${own} 格${others}`,
  rounded: (base) => `，其余计数取整到 ${base}`,
  clean: '；处理后的表通过同样的检查',
  notClean: '没有找到能通过同样检查的抑制方案：请合并类别',
  written: (path) => `已写出：${path}`,
  notWritten: '未写出任何文件',
};

export const EGRESS_WORDS: Readonly<Record<'zh' | 'en', EgressWords>> = Object.freeze({ zh, en });

/** `, and 3 more so that these stay hidden (rows 1, 5, 9)` */
export function othersText(lang: 'zh' | 'en', rows: readonly (number | null)[]): string {
  if (rows.length === 0) return '';
  const words = EGRESS_WORDS[lang];
  const shown = rows.slice(0, 12).map((row) => row ?? words.noRow);
  const list = `${shown.join(', ')}${rows.length > shown.length ? ', …' : ''}`;
  return lang === 'zh'
    ? `，另抑制 ${rows.length} 格以防推算（行 ${list}）`
    : `, and ${rows.length} more to keep them hidden (rows ${list})`;
}
