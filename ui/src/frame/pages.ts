/** The pages of an open file, in the order of the sidebar. A noun's folder adds its one line here. */
import type { Component } from 'svelte';
import * as overview from '../overview/OverviewPage.svelte';
import type { Noun } from '../records.svelte';
import type { Route } from '../routes.svelte';
import type { Key } from '../text';

export interface Page {
  /** First part of its address. */
  name: string;
  label: Key;
  /** Its script, fetched when it is first shown; that of the page a file opens on is there from the start. */
  load: () => Promise<{ default: Component<{ route: Route }> }>;
  /** What the sidebar counts. */
  counts?: Noun | 'members' | 'teams';
  /** The page of the sidebar that it is reached from; it has no line of its own there. */
  under?: string;
}

export const pages: Page[] = [
  {
    name: 'overview',
    label: 'nav.overview',
    load: () => Promise.resolve(overview),
  },
  {
    name: 'meetings',
    label: 'nav.meetings',
    load: () => import('../meetings/MeetingsPage.svelte'),
    counts: 'meeting',
  },
  {
    name: 'parties',
    label: 'nav.parties',
    load: () => import('../parties/PartiesPage.svelte'),
    counts: 'members',
  },
  {
    name: 'people',
    label: 'nav.people',
    load: () => import('../people/PeoplePage.svelte'),
    counts: 'person',
  },
  {
    name: 'teams',
    label: 'nav.teams',
    load: () => import('../teams/TeamsPage.svelte'),
    counts: 'teams',
  },
  {
    name: 'pledges',
    label: 'nav.pledges',
    load: () => import('../pledges/PledgesPage.svelte'),
    counts: 'pledge',
  },
  {
    name: 'actions',
    label: 'nav.actions',
    load: () => import('../actions/ActionsPage.svelte'),
    counts: 'action',
  },
  {
    name: 'decisions',
    label: 'nav.decisions',
    load: () => import('../decisions/DecisionsPage.svelte'),
    counts: 'decision',
  },
  {
    name: 'settings',
    label: 'nav.settings',
    load: () => import('../settings/SettingsPage.svelte'),
  },
  {
    name: 'purchases',
    label: 'nav.purchases',
    load: () => import('../purchases/PurchasesPage.svelte'),
    under: 'pledges',
  },
  {
    name: 'roadmap',
    label: 'nav.roadmap',
    load: () => import('../purchases/RoadmapPage.svelte'),
    under: 'pledges',
  },
  {
    name: 'published',
    label: 'nav.published',
    load: () => import('../published/PublishedPage.svelte'),
    under: 'pledges',
  },
  {
    name: 'rates',
    label: 'nav.rates',
    load: () => import('../rates/RatesPage.svelte'),
    under: 'settings',
  },
  {
    name: 'instruments',
    label: 'nav.instruments',
    load: () => import('../parties/InstrumentsPage.svelte'),
    under: 'parties',
  },
  {
    name: 'sources',
    label: 'nav.sources',
    load: () => import('../sources/SourcesPage.svelte'),
    under: 'overview',
  },
];

export const inSidebar = pages.filter((page) => !page.under);

/** Fetches the other pages once the window is idle, so that a click on one answers at once. */
export function fetchAhead(): void {
  setTimeout(() => {
    for (const page of pages) void page.load();
  }, 500);
}
