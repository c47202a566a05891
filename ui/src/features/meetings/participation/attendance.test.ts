import { beforeEach, expect, test, vi } from 'vitest';
import type { DelegationFields } from '../../../bindings/DelegationFields';
import { toasts } from '../../../data/toasts.svelte';
import { changes } from '../../../data/records.svelte';
import { saveTracker } from '../../../data/drafts/saveTracker.svelte';
import { answerCommands, storedRecord } from '../../../testing/backend';
import type { OpenMeeting } from '../openMeeting.svelte';
import { Attendance } from './attendance.svelte';
import { blankDelegation } from './form';

const delegation = (id: string) =>
  storedRecord(id, { ...blankDelegation('meeting'), party: id, presence: 'invited' as const });
const page = {
  id: 'meeting',
  record: { delegations: ['1', '2', '3'].map(delegation), agendaItems: [] },
  party: (id: string | null) => `State ${id ?? ''}`,
} as unknown as OpenMeeting;

let asked: { command: string }[];
beforeEach(() => {
  for (const toast of toasts.all) toasts.close(toast.id);
  asked = answerCommands({
    set_presence: ({ delegations, presence }) =>
      delegations.map((id) =>
        storedRecord<DelegationFields>(id, { ...delegation(id), presence }, 2),
      ),
    undo: () => ({ name: 'set presence' }),
    file_state: () => null,
  });
});

test('a change of several delegations says what it did, with the way back', async () => {
  new Attendance(page).setPresence(['1', '2', '3'], 'apologies');
  await vi.waitFor(() => expect(toasts.all).toHaveLength(1));
  expect(toasts.all[0]?.text).toBe('3 delegations: sent apologies');
  expect(toasts.all[0]?.action?.at).toBe(changes.count);
  toasts.all[0]?.action?.run();
  await vi.waitFor(() => expect(asked.map((one) => one.command)).toContain('undo'));
});

test('only what a key changed is counted, and a change of one says nothing more', async () => {
  const attendance = new Attendance(page);
  attendance.setPresence(['1'], 'attended');
  attendance.setPresence(['1', '2'], 'attended');
  await vi.waitFor(() => expect(asked).toHaveLength(2));
  await Promise.resolve();
  expect(toasts.all).toHaveLength(0);
});

test('once another change follows, there is no button that would take back that one', async () => {
  const attendance = new Attendance(page);
  attendance.setPresence(['1', '2'], 'attended');
  attendance.setPresence(['3'], 'absent');
  await vi.waitFor(() => expect(toasts.all).toHaveLength(1));
  await vi.waitFor(() => expect(toasts.all[0]?.action?.at).not.toBe(changes.count));
});

test('a headcount counts as saved once the file has it, and one that can not be read never does', async () => {
  const written: (number | null)[] = [];
  answerCommands({
    save: ({ id, fields }) => {
      written.push((fields as DelegationFields).headcount);
      return storedRecord(id, fields as DelegationFields, 2);
    },
    file_state: () => null,
  });
  saveTracker.reset();
  const attendance = new Attendance(page);
  attendance.typeCount('1', '4');
  expect(saveTracker.state).toBe('unsaved');
  await saveTracker.flush();
  expect(written).toEqual([4]);
  expect(saveTracker.state).toBe('saved');
  attendance.typeCount('1', '4 or 5');
  expect(saveTracker.state).toBe('invalid');
  expect(saveTracker.unreadableBoxes).toEqual(['1-headcount']);
  expect(await saveTracker.leave()).toBe(false);
  saveTracker.discard();
  expect(await saveTracker.leave()).toBe(true);
});
