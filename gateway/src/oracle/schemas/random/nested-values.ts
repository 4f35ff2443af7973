import { addField, type Draft, knowWhole, resolve } from './draft.ts';
import { wraps } from './objects.ts';

/** Values within values, which may hold themselves again. */
export function nestValues(draft: Draft) {
  const { random, types } = draft;
  const values = [...types.values()].filter(({ kind, whole }) => kind === 'value' && whole);
  for (const [i, type] of values.entries()) {
    if (!random.maybe(0.6)) continue;
    const inner = random.pick(values.slice(0, i + 1));
    addField(draft, type, 'within', {
      base: inner.name,
      wrap: random.pick(wraps.filter((wrap) => !wrap.endsWith('!'))),
      args: [],
    });
    for (const home of type.homes) {
      if (inner !== type) knowWhole(draft, inner, home);
      resolve(type, 'within', home);
    }
  }
}
