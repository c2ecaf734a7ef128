const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/** Tells labels of a total: full-width forms, case and surrounding blanks make no difference. */
export function isTotalLabel(labels: readonly string[]): (text: string) => boolean {
  const known = new Set(labels.map(fold));
  return (text) => known.has(fold(text));
}
