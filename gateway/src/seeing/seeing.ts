import { createMetrics, type MetricsOptions } from './metrics.ts';
import { type Observer, together } from './observer.ts';
import { logObserver } from './operation-log.ts';
import type { Readings } from './readings.ts';
import { traceObserver } from './trace.ts';

export type SeeingOptions = {
  /** Counts what happens, for `gateway.metrics()`. */
  metrics?: MetricsOptions | boolean;
  /** Spans for operations and fetches, sent wherever the program's OpenTelemetry SDK sends them. */
  traces?: boolean;
  /** A line in the log for each operation, at this level. */
  operations?: 'debug' | 'info';
  /** Others who want to see what happens. */
  observers?: readonly Observer[];
};

/** All that is to be seen of a gateway. What is not wished for costs nothing. */
export function createSeeing({ metrics, traces, operations, observers = [] }: SeeingOptions, read: () => Readings) {
  const counted = metrics ? createMetrics(metrics === true ? {} : metrics, read) : undefined;
  const observer = together([
    ...(counted ? [counted.observer] : []),
    ...(traces ? [traceObserver()] : []),
    ...(operations ? [logObserver(operations)] : []),
    ...observers,
  ]);
  return { observer, metrics: async () => (await counted?.text()) ?? '' };
}
