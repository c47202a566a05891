/** The decisions that have to do with a party, and by what: only what the record says of both. */
import type { ActionRow } from '../../bindings/ActionRow';
import type { DecisionRow } from '../../bindings/DecisionRow';
import { dateSortKey } from '../../data/text/dates';
import type { Rec } from '../../data/records.svelte';
import { foldText, type Key } from '../../data/text/text';

/** The party presented the item it was decided under, owes an action agreed there, or is named in its text. */
export type Tie = 'presented' | 'responsible' | 'named';
export const ties: Record<Tie, Key> = {
  presented: 'party.decision.presented',
  responsible: 'party.decision.responsible',
  named: 'party.decision.named',
};
export type RelatedDecision = DecisionRow & { ties: Tie[] };

type Party = Pick<Rec<'party'>, 'id' | 'name' | 'shortName' | 'officialName' | 'otherNames'>;
type Item = Pick<Rec<'agenda_item'>, 'id' | 'presenterParty'>;
type Owed = Pick<ActionRow, 'owner' | 'item'>;

/** The latest first. */
export function findRelatedDecisions(
  party: Party,
  decisions: DecisionRow[],
  items: Item[],
  actions: Owed[],
): RelatedDecision[] {
  const presented = new Set(
    items.filter((item) => item.presenterParty === party.id).map((item) => item.id),
  );
  const owed = new Set(
    actions
      .filter(({ owner }) => owner?.kind === 'party' && owner.id === party.id)
      .flatMap(({ item }) => (item ? [item.id] : [])),
  );
  const isNamed = nameFinder(party);
  return decisions
    .map((decision) => {
      const item = decision.item?.id ?? '';
      const holds: Record<Tie, boolean> = {
        presented: presented.has(item),
        responsible: owed.has(item),
        named: isNamed(decision.text),
      };
      return { ...decision, ties: (Object.keys(ties) as Tie[]).filter((tie) => holds[tie]) };
    })
    .filter((decision) => decision.ties.length > 0)
    .toSorted(
      (a, b) =>
        dateSortKey(b.meeting.startsOn).localeCompare(dateSortKey(a.meeting.startsOn)) ||
        a.number.localeCompare(b.number, undefined, { numeric: true }),
    );
}

/** Up to so many letters a name is an abbreviation, which counts only as it is written: `US`, not `us`. */
const abbreviation = 3;

/** Finds any of a party's names as whole words. */
function nameFinder(party: Party): (text: string) => boolean {
  const all = [
    party.name,
    party.shortName,
    party.officialName,
    ...Object.values(party.otherNames),
  ].filter((name): name is string => name !== null && name.trim() !== '');
  const short = all.filter((name) => name.length <= abbreviation).map(wholeWord);
  const long = all
    .filter((name) => name.length > abbreviation)
    .map((name) => wholeWord(foldText(name)));
  return (text) =>
    short.some((name) => name.test(text)) || long.some((name) => name.test(foldText(text)));
}

function wholeWord(name: string): RegExp {
  const literal = name.trim().replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'u');
}
