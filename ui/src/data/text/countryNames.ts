/** What a country is called in the languages that coalitions write in, as the web view knows it. */

/** The languages of states and organisations that coalitions write in. */
export const languages =
  'bg cs da de el en es et fi fr ga hr hu is it ja ka ko lb lt lv mk mt nb nl pl pt ro sk sl sq sr sv tr uk'.split(
    ' ',
  );

const known = new Map<string, string[]>();
let inLanguages: Intl.DisplayNames[] | undefined;

/** Of a country by its two letters; nothing for none. */
export function countryNames(code: string | null): string[] {
  if (code === null) return [];
  const before = known.get(code);
  if (before) return before;
  inLanguages ??= languages.map((one) => new Intl.DisplayNames([one], { type: 'region' }));
  const names = [...new Set(inLanguages.map((one) => nameIn(one, code)))];
  const found = names.filter((name) => name !== '' && name !== code);
  known.set(code, found);
  return found;
}

/** A code that is none is no reason to fail. */
function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? '';
  } catch {
    return '';
  }
}
