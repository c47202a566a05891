/** Where the record that a finding is about can be looked at. */
import type { Finding } from '../../../bindings/Finding';
import { href } from '../../../data/routes.svelte';

type Place = (meeting: string, record: string) => string;

const tab =
  (name: string): Place =>
  (meeting) =>
    href('meetings', meeting, name);

const places: Record<string, Place> = {
  meeting: tab('details'),
  delegation: tab('participation'),
  attendee: tab('participation'),
  unnamed_group: tab('participation'),
  stated_count: tab('participation'),
  meeting_document: tab('details'),
  agenda_item: (meeting, record) => `${href('meetings', meeting, 'minutes')}?item=${record}`,
  action: (_, record) => href('actions', record),
  pledge: (_, record) => href('pledges', record),
};

/** The address of the record; outcomes without a page of their own stand in the outcomes of the meeting. */
export function findingHref(meeting: string, finding: Finding): string {
  return (places[finding.noun] ?? tab('outcomes'))(meeting, finding.record);
}
