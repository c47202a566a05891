/** The form of an audience, and the words of the sections it may get. */
import type { AudienceFields } from '../../bindings/AudienceFields';
import type { SummarySection } from '../../bindings/SummarySection';
import type { FormSpec } from './form';
import { t, type Key } from '../text/text';

export const sections: { [S in SummarySection]: Key } = {
  participation: 'audience.section.participation',
  agenda: 'audience.section.agenda',
  discussion: 'audience.section.discussion',
  statements: 'audience.section.statements',
  decisions: 'audience.section.decisions',
  teams: 'audience.section.teams',
  membership: 'audience.section.membership',
  contributions: 'audience.section.contributions',
  runningTotal: 'audience.section.runningTotal',
  actions: 'audience.section.actions',
  nextMeeting: 'audience.section.nextMeeting',
  participants: 'audience.section.participants',
  documents: 'audience.section.documents',
  sources: 'audience.section.sources',
  discrepancies: 'audience.section.discrepancies',
};

export const form = {
  name: { kind: 'text', label: 'audience.name', required: true },
  internalItems: {
    kind: 'yesNo',
    label: 'audience.internalItems',
    help: 'audience.internalItems.help',
  },
  tellsOmissions: {
    kind: 'yesNo',
    label: 'audience.tellsOmissions',
    help: 'audience.tellsOmissions.help',
  },
  without: { kind: 'parts', label: 'audience.gets', help: 'audience.gets.help', words: sections },
  markings: { kind: 'words', label: 'audience.markings', help: 'audience.markings.help' },
} satisfies FormSpec<AudienceFields>;

export const blank = (): AudienceFields => ({
  name: '',
  internalItems: false,
  tellsOmissions: false,
  without: ['discrepancies'],
  markings: [],
});

/** What a line says of an audience: the sections it goes without, or that it gets all. */
export function describeAudience(audience: AudienceFields): { name: string; rest: string } {
  const missing = audience.without.map((section) => t(sections[section]));
  return {
    name: audience.name,
    rest:
      missing.length > 0
        ? t('audience.without', { list: missing.join(', ') })
        : t('audience.everything'),
  };
}
