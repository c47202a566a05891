/** What is said of a dated fact in one line. */
import { formatDate } from '../text/dates';
import { t } from '../text/text';

/** `from 19 September 2023, to 3 April 2024`; nothing where neither is known. */
export function formatPeriod(of: { fromOn: string | null; toOn: string | null }): string {
  return [of.fromOn && formatBound('from', of.fromOn), of.toOn && formatBound('to', of.toOn)]
    .filter(Boolean)
    .join(', ');
}

/** “By” a day is that day or an earlier one: `from 3 April 2024 or earlier`. */
function formatBound(which: 'from' | 'to', stated: string): string {
  const by = stated.startsWith('../');
  return t(by ? `period.${which}.by` : `post.${which}`, {
    date: formatDate(stated.replace('../', '')),
  });
}

/** `signed 12 February 2024, announced 14 February 2024`. */
export function formatSigned(of: { signedOn: string | null; announcedOn: string | null }): string {
  return [
    of.signedOn && t('signature.on', { date: formatDate(of.signedOn) }),
    of.announcedOn && t('signature.announced', { date: formatDate(of.announcedOn) }),
  ]
    .filter(Boolean)
    .join(', ');
}
