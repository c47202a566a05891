/** Where the window is: `#/people`, `#/people/ID`, `#/meetings/ID/participation`. Back and forward work. */

export interface Route {
  page: string;
  id: string | null;
  tab: string | null;
  query: Record<string, string>;
}

/** True when the window may leave what it shows. */
type Guard = () => Promise<boolean>;

class Router {
  route = $state.raw<Route>(parse(location.hash));
  #shown = location.hash;
  #guard: Guard = () => Promise.resolve(true);

  /** Follows the address from now on; `guard` is asked before anything is left. */
  start(guard: Guard): () => void {
    this.#guard = guard;
    const follow = () => void this.#follow();
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }

  async #follow(): Promise<void> {
    const wanted = location.hash;
    if (wanted === this.#shown) return;
    const next = parse(wanted);
    const within =
      next.page === this.route.page && next.id === this.route.id && next.tab === this.route.tab;
    if (!within && !(await this.#guard())) {
      history.pushState(null, '', this.#shown);
      return;
    }
    this.#show(location.hash);
  }

  #show(hash: string): void {
    this.#shown = hash;
    this.route = parse(hash);
  }

  /** Goes to an address; the one before stays behind it. */
  go(href: string): void {
    location.hash = href;
  }

  /** Gives what is shown another address, without a step back to the one before. */
  replace(href: string): void {
    history.replaceState(null, '', href);
    this.#show(href);
  }
}

export function parse(hash: string): Route {
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?');
  const [page = '', id = null, tab = null] = path
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  return {
    page: page === '' ? 'overview' : page,
    id,
    tab,
    query: Object.fromEntries(new URLSearchParams(search)),
  };
}

/** The address of a page, a record, or one of its tabs. */
export function href(page: string, id?: string | null, tab?: string | null): string {
  const parts = [page, id, tab].filter((part) => part !== undefined && part !== null);
  return `#/${parts.map(encodeURIComponent).join('/')}`;
}

export const router = new Router();
