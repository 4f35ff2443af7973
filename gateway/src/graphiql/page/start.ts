/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { ClientOptions, Client as LiveClient } from 'graphql-ws';
import { createFetcher } from './fetcher.ts';
import { createFoot, type Shown } from './foot.ts';
import { askedIn, hashOf, hasSeveral } from './link.ts';
import { keepPanel } from './panel.ts';
import type { Settings } from './settings.ts';

/** What comes from ruru and graphql-ws. */
type Libraries = {
  React: { createElement(component: unknown, props: object): unknown };
  createRoot(element: Element): { render(node: unknown): void };
  Ruru: unknown;
  createClient(options: ClientOptions): LiveClient;
};

type Tab = Shown & { query: string | null; variables: string | null; headers: string | null };

/** Where the question of the last visit is kept. */
const memory = 'graphiql:asked';

/**
 * Opens GraphiQL with the question of the address, of the last visit, or the first ready one. From then on the address
 * carries what is in the editor, and a link to a ready question is an address like any other.
 */
export function start({ React, createRoot, Ruru, createClient }: Libraries, { endpoint, texts, first }: Settings) {
  const root = createRoot(document.getElementById('ruru-root')!);
  const panel = keepPanel();
  let asked = askedIn(location) ?? askedIn({ hash: localStorage.getItem(memory) ?? '', search: '' }) ?? first;
  let headers = '';
  let openings = 0;

  const foot = createFoot(texts, () => new URL(hashOf(asked), location.href.replace(/[?#].*/, '')).href);
  const fetcher = createFetcher(endpoint, createClient, foot);

  function remember() {
    const hash = asked.query ? hashOf(asked) : '';
    panel.mark(hash);
    localStorage.setItem(memory, hash);
    history.replaceState(null, '', hash || location.pathname + location.search);
  }

  function showTab(tab: Tab) {
    const query = tab.query ?? '';
    const operationName = query === asked.query ? (asked.operationName ?? tab.operationName) : tab.operationName;
    asked = { query, variables: tab.variables, operationName };
    headers = tab.headers ?? '';
    remember();
    foot.show(tab);
  }

  // GraphiQL takes a question only when it begins, so that another one makes it begin anew: with all its tabs, and one more.
  function open() {
    openings += 1;
    const opening = openings;
    remember();
    const { query, variables, operationName } = asked;
    const props = {
      key: opening,
      fetcher,
      initialQuery: query,
      initialVariables: variables ?? '',
      ...(headers ? { initialHeaders: headers } : {}),
      ...(operationName && hasSeveral(query) ? { operationName } : {}),
      defaultQuery: '',
      isHeadersEditorEnabled: true,
      // On a phone the variables would leave the question no room; their tab opens them.
      ...(matchMedia('(max-width: 47.99rem)').matches ? { defaultEditorToolsVisibility: false } : {}),
      onTabChange({ tabs, activeTabIndex }: { tabs: Tab[]; activeTabIndex: number }) {
        const tab = tabs[activeTabIndex];
        if (tab && opening === openings) showTab(tab);
      },
    };
    root.render(React.createElement(Ruru, props));
  }

  addEventListener('hashchange', () => {
    const next = askedIn(location);
    if (!next) return;
    foot.stop();
    asked = next;
    foot.show({ id: `opening ${openings + 1}` });
    open();
  });
  open();
}
