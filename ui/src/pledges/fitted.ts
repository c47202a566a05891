/** Which columns of the register there is room for: the lesser ones give way, and a title stays readable. */

/** Widths below which a column says nothing, in pixels: a title keeps some 24 characters. */
const least: Record<string, number> = {
  pledgers: 120,
  title: 192,
  amount: 144,
  converted: 144,
  rung: 148,
  announced: 120,
  meeting: 128,
  team: 112,
};
/** What gives way first, first. */
const lesser = ['team', 'meeting', 'announced', 'rung', 'converted'];

/** Those of the columns that fit into so many pixels, in their order. */
export function fitted<C extends { key: string }>(columns: C[], width: number): C[] {
  const wanted = (shown: C[]) => shown.reduce((sum, { key }) => sum + (least[key] ?? 120), 0);
  let shown = columns;
  for (const key of lesser) {
    if (wanted(shown) <= width) break;
    shown = shown.filter((column) => column.key !== key);
  }
  return shown;
}

/** The width that the layout gives a column, where it shares what is left over. */
export function trackOf({ key }: { key: string }): string {
  const share: Record<string, number> = { pledgers: 2, title: 3, meeting: 1.5, team: 1.5 };
  const from = `${least[key] ?? 120}px`;
  return share[key] ? `minmax(${from}, ${share[key]}fr)` : `minmax(${from}, max-content)`;
}
