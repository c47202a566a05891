/** What is said of a dated fact in one line. */
import { showDate } from '../dates';
import { t } from '../text';

/** `from 19 September 2023, to 3 April 2024`; nothing where neither is known. */
export function period(of: { fromOn: string | null; toOn: string | null }): string {
  return [
    of.fromOn && t('post.from', { date: showDate(of.fromOn) }),
    of.toOn && t('post.to', { date: showDate(of.toOn) }),
  ]
    .filter(Boolean)
    .join(', ');
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
