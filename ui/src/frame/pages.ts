/** The pages of an open file, in the order of the sidebar. A noun's folder adds its one line here. */
import type { Component } from 'svelte';
import type { Noun } from '../records.svelte';
import type { Route } from '../routes.svelte';
import type { Key } from '../text';
import MeetingsPage from '../meetings/MeetingsPage.svelte';
import PeoplePage from '../people/PeoplePage.svelte';
import SettingsPage from '../settings/SettingsPage.svelte';

export interface Page {
  /** First part of its address. */
  name: string;
  label: Key;
  component: Component<{ route: Route }>;
  /** The noun that the sidebar counts. */
  counts?: Noun;
}

export const pages: Page[] = [
  { name: 'meetings', label: 'nav.meetings', component: MeetingsPage, counts: 'meeting' },
  { name: 'people', label: 'nav.people', component: PeoplePage, counts: 'person' },
  { name: 'settings', label: 'nav.settings', component: SettingsPage },
];
