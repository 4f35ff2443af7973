import { toCsv } from './csv.ts';
import type { Answer, Watcher } from './fetcher.ts';
import { fill, type Texts } from './texts.ts';

/** What GraphiQL shows of a tab. */
export type Shown = { id: string; operationName?: string | null; response?: string | null };

/** The bar below: what an answer cost and how it was found, what is live, and ways to take the answer along. */
export function createFoot(texts: Texts, link: () => string) {
  const part = <E extends HTMLElement = HTMLElement>(name: string) => document.getElementById(name) as E;
  const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 2 });
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'medium' });
  let shown: Shown | undefined;
  let count = 0;
  let stop = () => {};

  const say = (text: string) => {
    part('status').textContent = text;
  };

  function showCost(answer: Answer | undefined) {
    const { cost, limit } = (answer?.extensions?.cost ?? {}) as { cost?: unknown; limit?: unknown };
    const known = typeof cost === 'number' && typeof limit === 'number';
    part('cost').hidden = !known;
    if (!known) return;
    part('cost-text').textContent = fill(texts.cost, { cost: number.format(cost), limit: number.format(limit) });
    Object.assign(part<HTMLMeterElement>('cost-meter'), { max: limit, value: cost });
  }

  function showPlan(answer: Answer | undefined) {
    const plan = answer?.extensions?.plan;
    const missing = answer ? texts.planAbsent : texts.planToCome;
    part('plan-text').textContent = typeof plan === 'string' ? plan : missing;
  }

  function showLive(open: boolean) {
    part('live').hidden = !open;
    document.body.classList.toggle('live', open);
  }

  function wantsPlan() {
    return !part('plan').hidden;
  }

  const watcher: Watcher = {
    wantsPlan,
    answered(answer, milliseconds) {
      showCost(answer);
      showPlan(wantsPlan() ? answer : undefined);
      say(fill(texts.answered, { seconds: number.format(milliseconds / 1000) }));
    },
    begun(end) {
      count = 0;
      stop = end;
      showCost(undefined);
      part('live-count').textContent = fill(texts.answers, { count });
      part('live-time').textContent = '';
      say('');
      showLive(true);
    },
    arrived(answer) {
      count += 1;
      part('live-count').textContent = fill(texts.answers, { count: number.format(count) });
      part('live-time').textContent = fill(texts.latest, { time: clock.format(new Date()) });
      if (answer.extensions?.cost) showCost(answer);
      flash();
    },
    ended() {
      showLive(false);
      say(fill(texts.ended, { count: number.format(count) }));
    },
  };

  part('stop').addEventListener('click', () => stop());
  part('plan-switch').addEventListener('click', ({ currentTarget }) => {
    part('plan').hidden = wantsPlan();
    (currentTarget as HTMLElement).setAttribute('aria-expanded', String(wantsPlan()));
    showPlan(undefined);
  });
  part('csv').addEventListener('click', () => save(toCsv(dataOf(shown)), 'text/csv;charset=utf-8', 'csv'));
  part('json').addEventListener('click', () => save(shown?.response ?? '', 'application/json', 'json'));
  part('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link());
      say(texts.linkCopied);
    } catch {
      say(texts.linkInAddress);
    }
  });

  function save(text: string, type: string, ending: string) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    Object.assign(document.createElement('a'), {
      href: url,
      download: `${shown?.operationName || 'answer'}.${ending}`,
    }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  return {
    ...watcher,
    stop: () => stop(),
    /** Another answer, or another tab, is in sight. */
    show(next: Shown) {
      if (shown && shown.id !== next.id) {
        showCost(undefined);
        showPlan(undefined);
        say('');
      }
      shown = next;
      part<HTMLButtonElement>('json').disabled = !next.response;
      part<HTMLButtonElement>('csv').disabled = dataOf(next) === undefined;
    },
  };
}

function dataOf(shown: Shown | undefined): unknown {
  try {
    return (JSON.parse(shown?.response ?? '') as Answer).data ?? undefined;
  } catch {
    return undefined;
  }
}

/** Makes an arriving answer seen, for whoever has not asked for less motion. */
function flash() {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  document
    .querySelector('.graphiql-response')
    ?.animate([{ backgroundColor: 'var(--arrived)' }, { backgroundColor: 'transparent' }], { duration: 1200 });
}
