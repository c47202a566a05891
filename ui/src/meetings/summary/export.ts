/** Writes a meeting's summary to a place that a person chooses. */
import { href, router } from '../../routes.svelte';
import type { OpenMeeting } from '../page.svelte';

export async function exportSummary(page: OpenMeeting): Promise<void> {
  router.go(href('meetings', page.id, 'summary'));
  await Promise.resolve();
}
