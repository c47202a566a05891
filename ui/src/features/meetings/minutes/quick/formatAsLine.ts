/** An outcome as a line again, so that it can become another kind. */
import type { Nouns } from '../../../../bindings/Nouns';
import { formatDate } from '../../../../data/text/dates';
import { formatAmount } from '../../../../data/text/money';
import type { Entry } from '../../outcomes/entries';
import type { MentionOption } from './offers';

/** Its words, and behind them whom and when it names; the letter is for the person to say. */
export function formatAsLine({ noun, row }: Entry, named: MentionOption[]): string {
  if (!row) return '';
  const name = (id: string | null) => {
    const found = named.find((one) => one.id === id);
    return found ? `${found.noun === 'body' ? '#' : '@'}${found.label}` : '';
  };
  const parts: string[] = [];
  if (noun === 'decision') parts.push((row as Nouns['decision']).text);
  if (noun === 'action') {
    const { text, ownerParty, ownerBody, ownerPerson, dueOn } = row as Nouns['action'];
    parts.push(text, name(ownerParty ?? ownerBody ?? ownerPerson));
    if (dueOn) parts.push(`by ${formatDate(dueOn).replace(/^by /, '')}`);
  }
  if (noun === 'statement') {
    const { text, form, speakerPerson, speakerParty } = row as Nouns['statement'];
    parts.push(form === 'verbatim' ? `“${text}”` : text, name(speakerPerson), name(speakerParty));
  }
  if (noun === 'pledge') {
    const { title, pledgers, pledgersUnnamed, amount, body } = row as Nouns['pledge'];
    parts.push(title, ...pledgers.map(name));
    if (pledgersUnnamed) parts.push(`@“${pledgersUnnamed}”`);
    if (amount.minor !== null) parts.push(formatAmount(amount));
    parts.push(name(body));
  }
  return parts
    .filter(Boolean)
    .join(' ')
    .replace(/[^\S\n]+/g, ' ');
}
