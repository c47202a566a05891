/** The pages of an open file, in the order of the sidebar. A noun's folder adds its one line here. */
import type { Component } from 'svelte';
import * as overview from '../features/overview/OverviewPage.svelte';
import type { Noun } from '../data/records.svelte';
import type { Route } from '../data/routes.svelte';
import type { Key } from '../data/text/text';

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
    load: () => import('../features/meetings/MeetingsPage.svelte'),
    counts: 'meeting',
  },
  {
    name: 'parties',
    label: 'nav.parties',
    load: () => import('../features/parties/PartiesPage.svelte'),
    counts: 'members',
  },
  {
    name: 'people',
    label: 'nav.people',
    load: () => import('../features/people/PeoplePage.svelte'),
    counts: 'person',
  },
  {
    name: 'bodies',
    label: 'nav.bodies',
    load: () => import('../features/bodies/BodiesPage.svelte'),
    counts: 'teams',
  },
  {
    name: 'pledges',
    label: 'nav.pledges',
    load: () => import('../features/pledges/PledgesPage.svelte'),
    counts: 'pledge',
  },
  {
    name: 'actions',
    label: 'nav.actions',
    load: () => import('../features/actions/ActionsPage.svelte'),
    counts: 'action',
  },
  {
    name: 'decisions',
    label: 'nav.decisions',
    load: () => import('../features/decisions/DecisionsPage.svelte'),
    counts: 'decision',
  },
  {
    name: 'settings',
    label: 'nav.settings',
    load: () => import('../features/settings/SettingsPage.svelte'),
  },
  {
    name: 'procurement-lines',
    label: 'nav.procurementLines',
    load: () => import('../features/procurement-lines/ProcurementLinesPage.svelte'),
    under: 'pledges',
  },
  {
    name: 'roadmap',
    label: 'nav.roadmap',
    load: () => import('../features/procurement-lines/RoadmapPage.svelte'),
    under: 'pledges',
  },
  {
    name: 'reported-totals',
    label: 'nav.reportedTotals',
    load: () => import('../features/reported-totals/ReportedTotalsPage.svelte'),
    under: 'pledges',
  },
  {
    name: 'rates',
    label: 'nav.rates',
    load: () => import('../features/rates/RatesPage.svelte'),
    under: 'settings',
  },
  {
    name: 'instruments',
    label: 'nav.instruments',
    load: () => import('../features/instruments/InstrumentsPage.svelte'),
    under: 'parties',
  },
  {
    name: 'sources',
    label: 'nav.sources',
    load: () => import('../features/sources/SourcesPage.svelte'),
    under: 'overview',
  },
];

export const sidebarPages = pages.filter((page) => !page.under);

/** Fetches the other pages once the window is idle, so that a click on one answers at once. */
export function prefetchPages(): void {
  setTimeout(() => {
    for (const page of pages) void page.load();
  }, 500);
}
