/** Names in a line that is typed: `@` before a person or a party, `#` before a team. */
import { foldText } from '../../../../data/text/text';

/** Somebody or something that a name in the line can stand for. */
export interface Mentionable {
  noun: 'party' | 'person' | 'body';
  id: string;
  name: string;
  /** Other names it is found by. */
  also: string[];
}

export interface Mention {
  from: number;
  to: number;
  /** The name without its sign, as typed. */
  typed: string;
  /** Whom it stands for; null when that isn't clear. */
  who: Mentionable | null;
  /** Pledgers without names, as they were spoken of: `@“several countries”`. */
  unnamed: string | null;
  /** How many it could stand for, when it isn't one. */
  several: number;
}

/** Those that were taken from the list, by the name that stands in the line: two may bear one name. */
export type ChosenNames = ReadonlyMap<string, Mentionable>;

const sign = /(?<=^|[\s(“"'])([@#])(?=\S)/g;
const unnamed = /^[“"]([^”"]+)[”"]/;
const word = /^[^\s,;:()“”"]+/;

/** The names in a line, from the left. What isn't known, or could be several, stands for nobody. */
export function findMentions(text: string, known: Mentionable[], chosen: ChosenNames): Mention[] {
  const found: Mention[] = [];
  for (const match of text.matchAll(sign)) {
    const from = match.index;
    if (found.some((one) => from < one.to)) continue;
    const rest = text.slice(from + 1);
    const team = match[1] === '#';
    const group = team ? null : unnamed.exec(rest);
    if (group?.[1]) {
      found.push(toMention(from, group[0].length, group[1].trim(), { unnamed: group[1].trim() }));
      continue;
    }
    const { length, fits } = findLongestName(
      rest,
      known.filter((who) => (who.noun === 'body') === team),
    );
    const one = fits.length > 1 ? chosen.get(foldText(rest.slice(0, length))) : fits[0];
    const typed = length > 0 ? rest.slice(0, length) : (word.exec(rest)?.[0] ?? '');
    if (typed === '') continue;
    found.push(
      toMention(from, typed.length, typed, { who: one ?? null, several: one ? 0 : fits.length }),
    );
  }
  return found;
}

function toMention(from: number, length: number, typed: string, rest: Partial<Mention>): Mention {
  return { from, to: from + 1 + length, typed, who: null, unnamed: null, several: 0, ...rest };
}

/** Those whose name the text begins with, where the name that fits is as long as can be. */
function findLongestName(
  text: string,
  known: Mentionable[],
): { length: number; fits: Mentionable[] } {
  const first = foldText(text.slice(0, 1));
  let length = 0;
  let fits: Mentionable[] = [];
  for (const who of known) {
    for (const name of [who.name, ...who.also]) {
      if (name.length < Math.max(length, 1) || foldText(name.slice(0, 1)) !== first) continue;
      if (/[\p{L}\p{N}]/u.test(text.charAt(name.length))) continue;
      if (foldText(text.slice(0, name.length)) !== foldText(name)) continue;
      if (name.length > length) fits = [];
      length = name.length;
      if (!fits.includes(who)) fits.push(who);
    }
  }
  return { length, fits };
}

/** The name that is being typed before the caret, and where it begins; null when none is. */
export function findMentionQuery(
  text: string,
  caret: number,
): { at: number; team: boolean; typed: string } | null {
  const before = text.slice(0, caret);
  const at = [...before.matchAll(/(?<=^|[\s(“"'])[@#]/g)].at(-1)?.index;
  if (at === undefined) return null;
  const typed = before.slice(at + 1);
  if (typed.length > 60 || /^\s|[,;:“”"]|\s\s/.test(typed)) return null;
  return { at, team: before.charAt(at) === '#', typed };
}
