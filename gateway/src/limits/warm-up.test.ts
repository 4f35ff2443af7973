import { expect, test } from 'vitest';
import { supergraphSdl } from '../testing/museum.ts';
import { serveMuseum } from '../testing/servers.ts';

const one = 'query One($title: Boolean!) { artwork(id: "w1") { id title @include(if: $title) } }';
const two = 'query A { me { name } } query B { rooms { name } }';

/** The plans there are, by the text and the name under which they are asked. */
function plansOf({ snapshot }: Awaited<ReturnType<typeof serveMuseum>>['gateway']) {
  return Object.fromEntries(
    [...snapshot.operations.entries()].map(([key, { executables }]) => [key, executables.size]),
  );
}

test('persisted operations are planned before anybody asks them, at start and after each reload', async () => {
  const warned: unknown[] = [];
  const note = (fields: { query?: unknown }) => void warned.push(fields.query);
  const log = { debug() {}, info: note, warn: note, error: note };
  const museum = await serveMuseum({ log, persisted: { operations: { one, two, gone: '{ nobody }' } } });
  const planned = { [one]: 2, [`One\0${one}`]: 2, [`A\0${two}`]: 1, [`B\0${two}`]: 1 };

  expect(plansOf(museum.gateway)).toEqual(planned);
  museum.gateway.reload(supergraphSdl.replace('  artwork(id: ID!)', '  work(id: ID!)'));
  expect(plansOf(museum.gateway)).toEqual({});
  await museum.gateway.warmedUp;
  expect(plansOf(museum.gateway)).toEqual({ [`A\0${two}`]: 1, [`B\0${two}`]: 1 });
  expect(warned).toEqual(['{ nobody }', one, '{ nobody }']);
  await museum.stop();
});
