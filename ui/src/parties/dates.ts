/** What is said of a dated fact in one line. */
import { showDate } from '../dates';
import { t } from '../text';

/** `from 19 September 2023, to 3 April 2024`; nothing where neither is known. */
export function period(of: { fromOn: string | null; toOn: string | null }): string {
  return [of.fromOn && bound('from', of.fromOn), of.toOn && bound('to', of.toOn)]
    .filter(Boolean)
    .join(', ');
}

/** “By” a day is that day or an earlier one: `from 3 April 2024 or earlier`. */
function bound(which: 'from' | 'to', stated: string): string {
  const by = stated.startsWith('../');
  return t(by ? `period.${which}.by` : `post.${which}`, {
    date: showDate(stated.replace('../', '')),
  });
}

/** `signed 12 February 2024, announced 14 February 2024`. */
export function signedWhen(of: { signedOn: string | null; announcedOn: string | null }): string {
  return [
    of.signedOn && t('signature.on', { date: showDate(of.signedOn) }),
    of.announcedOn && t('signature.announced', { date: showDate(of.announcedOn) }),
  ]
    .filter(Boolean)
    .join(', ');
}
