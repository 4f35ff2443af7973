import { Counter, Gauge, type Histogram, type Registry } from 'prom-client';

/** A number that only grows. */
export type Count = { value: number };

/** How values are spread over buckets: how many in each, how many in all, and their sum. */
export type Spread = { readonly bounds: readonly number[]; readonly counts: number[]; count: number; sum: number };

type Naming = { name: string; help: string };

// prom-client looks its numbers up by a text made of the labels, at a quarter of a microsecond each time, and a request
// touches a dozen. So ours are plain fields, found once, and prom-client is told of them when somebody asks.

/** Counts by labels, each made when it is first asked for. */
export function counts(registry: Registry, naming: Naming, labelNames: readonly string[]) {
  const series = byLabels((): Count => ({ value: 0 }));
  new Counter({
    ...naming,
    labelNames: [...labelNames],
    registers: [registry],
    collect() {
      this.reset();
      for (const { labels, made } of series.all()) this.inc(labelled(labelNames, labels), made.value);
    },
  });
  return series.of;
}

/** Spreads by labels; `bounds` are the upper ends of the buckets, growing. */
export function spreads(
  registry: Registry,
  { name, help }: Naming,
  labelNames: readonly string[],
  bounds: readonly number[],
) {
  const series = byLabels((): Spread => ({ bounds, counts: bounds.map(() => 0), count: 0, sum: 0 }));

  function values() {
    return series.all().flatMap(({ labels, made }) => {
      const own = labelled(labelNames, labels);
      let below = 0;
      const buckets = bounds.map((le, i) => {
        below += made.counts[i]!;
        return { metricName: `${name}_bucket`, labels: { ...own, le }, value: below };
      });
      return [
        ...buckets,
        { metricName: `${name}_bucket`, labels: { ...own, le: '+Inf' }, value: made.count },
        { metricName: `${name}_sum`, labels: own, value: made.sum },
        { metricName: `${name}_count`, labels: own, value: made.count },
      ];
    });
  }

  // A registry asks a metric for its name and, at each scrape, for `get`; prom-client's own histogram has no other way in.
  const histogram = { name, get: async () => ({ name, help, type: 'histogram', aggregator: 'sum', values: values() }) };
  registry.registerMetric(histogram as unknown as Histogram);
  return series.of;
}

export function add(spread: Spread, value: number) {
  const { bounds, counts } = spread;
  for (let i = 0; i < bounds.length; i++) {
    if (value <= bounds[i]!) {
      counts[i]! += 1;
      break;
    }
  }
  spread.count += 1;
  spread.sum += value;
}

type Numbers = Readonly<Record<string, number>>;

/** A number as it is at the time of asking; none while there is nothing to say. */
export function gauge(registry: Registry, naming: Naming, read: () => number | undefined) {
  new Gauge({
    ...naming,
    registers: [registry],
    collect() {
      const value = read();
      if (value === undefined) this.remove();
      else this.set(value);
    },
  });
}

/** Numbers by one label as they are at the time of asking. */
export function gauges(registry: Registry, naming: Naming, label: string, read: () => Numbers) {
  new Gauge({
    ...naming,
    labelNames: [label],
    registers: [registry],
    collect() {
      this.reset();
      for (const [key, value] of Object.entries(read())) this.set({ [label]: key }, value);
    },
  });
}

/** Numbers by one label that only grow, as they are at the time of asking. */
export function totals(registry: Registry, naming: Naming, label: string, read: () => Numbers) {
  new Counter({
    ...naming,
    labelNames: [label],
    registers: [registry],
    collect() {
      this.reset();
      for (const [key, value] of Object.entries(read())) this.inc({ [label]: key }, value);
    },
  });
}

function byLabels<Made>(make: () => Made) {
  const known = new Map<string, { labels: readonly string[]; made: Made }>();
  return {
    of(...labels: string[]): Made {
      const key = labels.join('\0');
      let entry = known.get(key);
      if (!entry) {
        entry = { labels, made: make() };
        known.set(key, entry);
      }
      return entry.made;
    },
    all: () => [...known.values()],
  };
}

function labelled(names: readonly string[], labels: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name, i) => [name, labels[i]!]));
}
