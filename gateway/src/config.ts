import { type Check, flag, list, map, object, oneOf, plainOr, text, where, whole } from './alone/check.ts';
import { headerRules } from './alone/headers.ts';
import { defaultLimits } from './limits/limits.ts';

/** What the file given by `--config` may say; docs/gateway.md explains each option. */
export type Config = ReturnType<ReturnType<typeof shapeOf>>;

type Environment = Record<string, string | undefined>;

/** Reads a configuration, and throws one error that names everything that is wrong with it. */
export function readConfig(json: string, environment: Environment): Config {
  const problems: string[] = [];
  const config = shapeOf(environment)(parsed(json), '', (problem) => problems.push(problem));
  if (config.cache && !config.share) problems.push('cache: it needs "share": true, since what is kept is shared');
  const { only, file } = config.persisted ?? {};
  if (only && file === undefined)
    problems.push('persisted: "only" needs a "file", or nothing at all would be answered');
  if (problems.length > 0) throw new Error(`The configuration is not right:\n  ${problems.join('\n  ')}`);
  return config;
}

function shapeOf(environment: Environment) {
  const words = text(environment);
  const url = where(words, isHttp, 'a URL of http or https');
  const headers = headerRules(words);
  const limits = Object.keys(defaultLimits) as (keyof typeof defaultLimits)[];
  const limit = Object.fromEntries(limits.map((name) => [name, whole(mayBeNone.has(name) ? 0 : 1)])) as Record<
    (typeof limits)[number],
    Check<number>
  >;
  return object({
    host: words,
    subgraphs: map(
      object({
        url,
        subscriptions: object({ protocol: oneOf('ws', 'sse'), url }),
        headers,
        timeoutMs: whole(1),
        maxBytes: whole(1),
        maxEntities: whole(1),
        connections: whole(1),
        retry: flag,
      }),
    ),
    headers,
    limits: object(limit),
    introspection: flag,
    persisted: object({ file: words, only: flag, automatic: whole(0) }),
    rate: object({ header: words, points: whole(1), seconds: whole(1) }),
    share: flag,
    cache: object({ maxEntries: whole(1), maxBytes: whole(1), defaultMaxAge: whole(0) }),
    showPlans: flag,
    serverTiming: flag,
    graphiql: plainOr(flag, object({ title: words })),
    cors: object({ origins: plainOr(oneOf('*'), list(words)), credentials: flag }),
    errors: oneOf('coded', 'all'),
    log: oneOf('debug', 'info', 'warn', 'error', 'silent'),
    drainMs: whole(0),
    metrics: flag,
    traces: flag,
  });
}

/** Limits that forbid everything of their kind when they are 0. */
const mayBeNone = new Set(['batch', 'queue', 'aliases', 'directives']);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (thrown) {
    throw new Error(`The configuration is no JSON: ${(thrown as Error).message}`);
  }
}

function isHttp(given: string): boolean {
  return URL.canParse(given) && /^https?:$/.test(new URL(given).protocol);
}
