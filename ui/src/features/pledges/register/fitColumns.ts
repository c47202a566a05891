/** Which columns of the register there is room for: the lesser ones give way, and a title stays readable. */

/** Widths below which a column says nothing, in pixels: a title keeps 24 characters beside a chip, an amount
    all its words. */
const least: Record<string, number> = {
  pledgers: 116,
  title: 216,
  amount: 188,
  converted: 144,
  // A stage and “in kind” side by side.
  stage: 176,
  announced: 120,
  meeting: 128,
  team: 112,
};
/** What gives way first, first. */
const lesser = ['team', 'meeting', 'announced', 'stage', 'converted'];

/** Those of the columns that fit into so many pixels, in their order. */
export function fitColumns<C extends { key: string }>(columns: C[], width: number): C[] {
  const wanted = (shown: C[]) => shown.reduce((sum, { key }) => sum + (least[key] ?? 120), 0);
  let shown = columns;
  for (const key of lesser) {
    if (wanted(shown) <= width) break;
    shown = shown.filter((column) => column.key !== key);
  }
  return shown;
}

/** How what is left over is shared out: by column, never by content, since each line is laid out by itself. */
const share: Record<string, number> = {
  pledgers: 2,
  title: 3,
  amount: 1.75,
  meeting: 1.5,
  team: 1.5,
};

/** The width that the layout gives a column. */
export function columnTrack({ key }: { key: string }): string {
  return `minmax(${least[key] ?? 120}px, ${share[key] ?? 1}fr)`;
}
