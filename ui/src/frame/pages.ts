/** The pages of an open file, in the order of the sidebar. A noun's folder adds its one line here. */
import type { Component } from 'svelte';
import type { Noun } from '../records.svelte';
import type { Route } from '../routes.svelte';
import type { Key } from '../text';
import ActionsPage from '../actions/ActionsPage.svelte';
import MeetingsPage from '../meetings/MeetingsPage.svelte';
import OverviewPage from '../overview/OverviewPage.svelte';
import InstrumentsPage from '../parties/InstrumentsPage.svelte';
import PartiesPage from '../parties/PartiesPage.svelte';
import PeoplePage from '../people/PeoplePage.svelte';
import PledgesPage from '../pledges/PledgesPage.svelte';
import SettingsPage from '../settings/SettingsPage.svelte';
import SourcesPage from '../sources/SourcesPage.svelte';
import TeamsPage from '../teams/TeamsPage.svelte';

export interface Page {
  /** First part of its address. */
  name: string;
  label: Key;
  component: Component<{ route: Route }>;
  /** The noun that the sidebar counts. */
  counts?: Noun;
  /** The page of the sidebar that it is reached from; it has no line of its own there. */
  under?: string;
}

export const pages: Page[] = [
  { name: 'overview', label: 'nav.overview', component: OverviewPage },
  { name: 'meetings', label: 'nav.meetings', component: MeetingsPage, counts: 'meeting' },
  { name: 'parties', label: 'nav.parties', component: PartiesPage },
  { name: 'people', label: 'nav.people', component: PeoplePage, counts: 'person' },
  { name: 'teams', label: 'nav.teams', component: TeamsPage },
  { name: 'pledges', label: 'nav.pledges', component: PledgesPage, counts: 'pledge' },
  { name: 'actions', label: 'nav.actions', component: ActionsPage, counts: 'action' },
  { name: 'settings', label: 'nav.settings', component: SettingsPage },
  { name: 'instruments', label: 'nav.instruments', component: InstrumentsPage, under: 'parties' },
  { name: 'sources', label: 'nav.sources', component: SourcesPage, under: 'overview' },
];
