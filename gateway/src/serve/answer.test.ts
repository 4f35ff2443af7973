import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { defaultLimits } from '../limits/limits.ts';
import { createPersisted } from '../limits/persisted.ts';
import { silent } from '../seeing/log.ts';
import { schemaSource } from '../source/local.ts';
import { createSnapshot } from '../supergraph/snapshot.ts';
import { createMuseum, supergraphSdl } from '../testing/museum.ts';
import { type Answer, answerTo, type Refused, type Shared } from './answer.ts';

const sources = Object.entries(createMuseum().schemas).map(([name, schema]) => [
  name,
  schemaSource(schema, () => ({ name: 'ann' })),
]);
const snapshot = createSnapshot(supergraphSdl, Object.fromEntries(sources));

/** Answers, and tells whether the request was put aside; as if there were room there or not. */
async function ask(
  query: string,
  operationName?: string,
  { room = true, network = true, introspection = (): boolean => true } = {},
) {
  let asides = 0;
  const shared = {
    snapshot: () => snapshot,
    limits: defaultLimits,
    resolve: createPersisted({}),
    policy: { introspection },
    aside(start) {
      asides += 1;
      return room ? start() : undefined;
    },
    planFor: () => false,
    scope: () => null,
  } as Partial<Shared<object>> as Shared<object>;
  const request = network ? ({ headers: {} } as IncomingMessage) : undefined;
  const call = { context: {}, requestId: 'r1', log: silent, request };
  const answer = await new Promise<Answer | Refused>((done) => {
    answerTo(shared, { query, operationName }, call, done);
  });
  return [asides, answer.data ?? answer.errors[0]?.extensions?.code];
}

test('a text is put aside until it is known or refused, under each name by which it is asked, and never if it is too much to read', async () => {
  const query = 'query A { me { name } } query B { me { name } }';
  const [me, refused] = ['{"me":{"name":"ann"}}', 'GRAPHQL_VALIDATION_FAILED'];

  expect([await ask(query, 'A'), await ask(query, 'A'), await ask(query, 'B')]).toEqual([
    [1, me],
    [0, me],
    [1, me],
  ]);
  expect([await ask('{ me { name } }'), await ask('{ me { name } }')]).toEqual([
    [1, me],
    [0, me],
  ]);
  expect([await ask('{ you }'), await ask('{ you }')]).toEqual([
    [1, refused],
    [0, refused],
  ]);
  expect(await ask(`{ ${'me { name } '.repeat(101)} }`)).toEqual([0, 'TOO_COSTLY']);
});

test('where there is no room aside an unknown text is refused, and what is known is answered', async () => {
  expect(await ask('{ m: me { name } }', undefined, { room: false })).toEqual([1, 'OVERLOADED']);
  await ask('{ m: me { name } }');
  expect(await ask('{ m: me { name } }', undefined, { room: false })).toEqual([0, '{"m":{"name":"ann"}}']);
});

test('who is in this process is not put aside', async () => {
  expect(await ask('{ n: me { name } }', undefined, { network: false })).toEqual([0, '{"n":{"name":"ann"}}']);
});

test('a rule of ours that fails is told as a failure, and nothing else happens', async () => {
  const introspection = (): boolean => {
    throw new Error('nobody knows');
  };

  expect(await ask('{ __schema { description } }', undefined, { introspection })).toEqual([1, 'INTERNAL']);
});
