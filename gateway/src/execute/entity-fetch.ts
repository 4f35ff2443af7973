import { type Answered, fetchOf, type SourceResult } from '../source/source.ts';
import { combine } from './combine.ts';
import type { EntityList } from './entity-list.ts';
import { copy, isObject } from './json.ts';
import type { Owner, Representations } from './representations.ts';
import { sender, variablesWriter } from './send.ts';
import { fail, type State, type Step } from './state.ts';
import type { Wiring } from './wiring.ts';

/** Lists side by side for one subgraph, as few requests as can be: one with several lists when they fit together. */
export function entityFetches(lists: readonly EntityList[], wiring: Wiring): Step[] {
  const takesAll = wiring.sources[lists[0]!.planned.serviceName]!.maxEntities === undefined;
  if (lists.length > 1 && takesAll) {
    const combined = combinedFetch(lists, wiring);
    if (combined) return [combined];
  }
  return lists.map((list) => {
    const request = entityRequest(list, wiring);
    return (state, done) => {
      const asked = collected(state, list);
      if (asked) request(state, asked, done);
      else done();
    };
  });
}

/** Several lists in one request; when only one of them has members, its own operation is sent. */
function combinedFetch(lists: readonly EntityList[], wiring: Wiring): Step | undefined {
  const combined = combine(lists.map(({ planned }) => planned));
  if (!combined) return undefined;
  const { serviceName, operationName } = lists[0]!.planned;
  const fetch = fetchOf(serviceName, 'query', combined.text, operationName);
  const send = sender(fetch, wiring);
  const variablesText = variablesWriter(combined.variables);
  const single = lists.map((list) => entityRequest(list, wiring));

  return (state, done) => {
    const all = lists.map((list) => collected(state, list));
    const members = all.flatMap((asked, i) => (asked ? [i] : []));
    const [only] = members;
    if (only === undefined) return done();
    if (members.length === 1) return single[only]!(state, all[only]!, done);

    // Two lists that ask the same of the same entities: one is sent and its answer serves both.
    const texts = all.map((asked) => (asked ? `[${asked.texts}]` : '[]'));
    const answeredBy = texts.map((text, i) => {
      const first = combined.same[i]!;
      return first !== i && texts[first] === text ? first : i;
    });
    const variables = texts.map((text, i) => `"${combined.representations[i]}":${answeredBy[i] === i ? text : '[]'}`);
    const entities = all.reduce((sum, asked, i) => sum + (answeredBy[i] === i ? (asked?.texts.length ?? 0) : 0), 0);
    send(state, `{${variables}${variablesText(state.variables)}}`, entities, (failure, result) => {
      const parts = members.map((i): Part => {
        const own = answeredBy[i]!;
        const shared = result && own !== i ? { ...result, data: copy(result.data) } : result;
        return { list: lists[i]!, owners: all[i]!.owners, key: `_${own}`, result: shared };
      });
      receive(state, parts, failure);
      done();
    });
  };
}

/** One list in a request of its own, in parts when the subgraph takes only so many at once. */
function entityRequest(list: EntityList, wiring: Wiring) {
  const { serviceName, operation, operationName, variableUsages } = list.planned;
  const fetch = fetchOf(serviceName, 'query', operation, operationName);
  const send = sender(fetch, wiring);
  const { maxEntities = Number.POSITIVE_INFINITY } = wiring.sources[serviceName]!;
  const variablesText = variablesWriter(variableUsages);

  function sendPart(state: State, asked: Representations, done: () => void) {
    const variables = `{"representations":[${asked.texts}]${variablesText(state.variables)}}`;
    const answered: Answered = (failure, result) => {
      receive(state, [{ list, owners: asked.owners, key: '_entities', result }], failure);
      done();
    };
    send(state, variables, asked.texts.length, answered);
  }

  return (state: State, asked: Representations, done: () => void) => {
    if (asked.texts.length <= maxEntities) return sendPart(state, asked, done);
    const parts: Representations[] = [];
    for (let from = 0; from < asked.texts.length; from += maxEntities) {
      const to = from + maxEntities;
      parts.push({ texts: asked.texts.slice(from, to), owners: asked.owners.slice(from, to) });
    }
    let left = parts.length;
    const one = () => {
      left -= 1;
      if (left === 0) done();
    };
    for (const part of parts) sendPart(state, part, one);
  };
}

function collected(state: State, list: EntityList): Representations | null {
  try {
    return list.collect(state);
  } catch (thrown) {
    fail(state, thrown, [[]], list.planned.serviceName);
    return null;
  }
}

/** One list's part of an answer. */
type Part = { list: EntityList; owners: readonly Owner[]; key: string; result: SourceResult | undefined };

/** Answers come home, or are an error at the place of each entity that they were to be for. */
function receive(state: State, parts: readonly Part[], failure: Error | null) {
  for (const { list, owners, key, result } of parts) {
    const entities = isObject(result?.data) ? result.data[key] : undefined;
    if (entities === undefined || entities === null) continue;
    try {
      list.receive(state, entities, owners);
    } catch (thrown) {
      fail(state, thrown, list.paths(state, owners), list.planned.serviceName);
    }
  }
  // After all of them, since one list may tell the types by which the errors of another are judged.
  for (const part of parts) {
    try {
      noteErrors(state, part, failure);
    } catch (thrown) {
      fail(state, thrown, [[]], part.list.planned.serviceName);
    }
  }
}

function noteErrors(state: State, { list, owners, key, result }: Part, failure: Error | null) {
  const { serviceName } = list.planned;
  if (!result) return fail(state, failure, list.paths(state, owners), serviceName);
  const entities = isObject(result.data) ? result.data[key] : undefined;
  for (const error of result.errors ?? []) {
    const [field, ...path] = error.path ?? [];
    // With several lists: an error of another one.
    if (typeof field === 'string' && field !== key && key !== '_entities') continue;
    fail(state, error, list.errorPaths(state, field === key ? path : [], entities, owners), serviceName);
  }
  if ((entities === undefined || entities === null) && !result.errors?.length) {
    fail(state, new Error(`${serviceName} answered no entities`), list.paths(state, owners), serviceName);
  }
}
