import { fieldPath } from '../operation/coverage.ts';
import { renamesOf } from '../operation/fetch-document.ts';
import type { PlannedFetch } from '../operation/split.ts';
import { fetchOf, type SourceResult } from '../source/source.ts';
import { copy, isObject, type JsonObject, ownOf } from './json.ts';
import { mergeAt } from './merge.ts';
import { collectAt, pathsOf } from './places.ts';
import { rewriteBy } from './rewrite.ts';
import { sender, variablesWriter } from './send.ts';
import { shapeOf } from './shape.ts';
import { fail, type Path, type State, type Step } from './state.ts';
import type { Wiring } from './wiring.ts';

/** A fetch of root fields; of a subscription's first fetch, the event stands for the answer. */
export function rootFetch(planned: PlannedFetch, at: readonly (string | number)[], wiring: Wiring): Step {
  const { serviceName, operationKind, operation, operationName } = planned;
  const fetch = fetchOf(serviceName, operationKind, operation, operationName);
  const send = sender(fetch, wiring);
  const variablesText = variablesWriter(planned.variableUsages);
  const shape = shapeOf(planned);
  const names = [...shape.keys()].filter((name) => name !== '__typename');
  const merge = mergeAt(shape, fieldPath(at), wiring);
  const collect = collectAt(at);
  const rewrite = rewriteBy(planned.outputRewrites, wiring.types);
  const renames = renamesOf(planned);

  function receive(state: State, objects: readonly JsonObject[], result: SourceResult) {
    const { data, errors } = result;
    const places = () => pathsOf(state, at, objects);
    if (isObject(data)) rewrite?.(data);
    for (const error of errors ?? []) fail(state, error, errorPaths(places(), error.path, data), serviceName);
    if (!isObject(data)) {
      if (errors?.length) return;
      const nothing = new Error(`${serviceName} answered neither data nor errors`);
      return fail(state, nothing, errorPaths(places(), undefined, data), serviceName);
    }
    const last = objects.length - 1;
    for (const [i, object] of objects.entries()) merge(object, i < last ? copy(data) : data);
  }

  /** An error without a path belongs to every field that is missing. */
  function errorPaths(places: Path[], path: Path | undefined, data: unknown): Path[] {
    if (path?.length)
      return places.map((place) => [...place, ...path.map((step) => renames.get(String(step)) ?? step)]);
    const missing = names.filter((name) => !isObject(data) || (ownOf(data, name) ?? null) === null);
    return missing.length > 0 ? places.flatMap((place) => missing.map((name) => [...place, name])) : places;
  }

  return (state, done) => {
    const objects = at.length === 0 ? [state.root] : collect(state.root);
    if (objects.length === 0) return done();
    const { event } = state;
    if (event && operationKind === 'subscription') {
      attempt(() => receive(state, objects, event));
      return done();
    }
    const text = variablesText(state.variables);
    send(state, text === '' ? '{}' : `{${text.slice(1)}}`, 0, (failure, result) => {
      attempt(() => {
        if (result) receive(state, objects, result);
        else fail(state, failure, errorPaths(pathsOf(state, at, objects), undefined, null), serviceName);
      });
      done();
    });

    /** A step always ends: what a subgraph's answer breaks is an error at its place. */
    function attempt(work: () => void) {
      try {
        work();
      } catch (thrown) {
        fail(state, thrown, errorPaths(pathsOf(state, at, objects), undefined, null), serviceName);
      }
    }
  };
}
