import { expect, inject, test } from 'vitest';
import { type Answer, person } from './api.ts';
import { type Assignment, isOpen, MY_ASSIGNMENTS, SUBMIT_REVIEW, wholeReview } from './documents.ts';

const url = inject('url');
const owner = await person('owner@example.org');
const reviewer = await person('reviewer6@example.org');
const nobody = await person(null);

const codes = ({ errors }: Answer<unknown>) => errors?.map(({ extensions }) => extensions.code);
const mine = async (who = reviewer) =>
  (await who.ask<{ myAssignments: Assignment[] }>(MY_ASSIGNMENTS)).data!.myAssignments;
const submit = (input: object, who = reviewer) => who.ask(SUBMIT_REVIEW, { input });

/** Says that the assignment is as it was: nothing of what was refused has been stored. */
const stillOpen = async (assignment: Assignment) => {
  const now = (await mine()).find(({ id }) => id === assignment.id)!;
  expect([now.state, now.review]).toEqual([assignment.state, assignment.review]);
};

const CREATE = 'mutation ($input: CreateInitiativeInput!) { createInitiative(input: $input) { id version } }';
const SUBMIT = 'mutation ($input: SubmitInitiativeInput!) { submitInitiative(input: $input) { id } }';

async function draft(fields: object) {
  const { data } = await owner.ask<{ createInitiative: { id: string; version: number } }>(CREATE, {
    input: { fields, idempotencyKey: crypto.randomUUID() },
  });
  return data!.createInitiative;
}

test('an empty form is refused with every problem at once, each with its field and a sentence', async () => {
  const { id, version } = await draft({});

  const { data, errors } = await owner.ask(SUBMIT, {
    input: {
      id,
      version,
      consentPublication: false,
      consentPersonalData: false,
      textVersion: 'x',
      idempotencyKey: crypto.randomUUID(),
    },
  });

  const problems = errors![0]!.extensions.problems as { path: string[]; message: string }[];
  const fields = problems.map(({ path }) => path.join('.'));
  expect([data, codes({ errors })]).toEqual([null, ['INVALID']]);
  for (const field of [
    'title',
    'summary',
    'maturity',
    'objectives',
    'kinds',
    'consentPublication',
    'consentPersonalData',
  ]) {
    expect(fields).toContain(field);
  }
  expect(problems.filter(({ message }) => message.length < 10)).toEqual([]);
  const after = await owner.ask<{ initiative: { editorial: string } }>(
    'query ($id: ID!) { initiative(id: $id) { editorial } }',
    { id },
  );
  expect(after.data!.initiative.editorial).toBe('DRAFT');
});

test('a unit that does not exist is refused at its field', async () => {
  const { errors } = await owner.ask(CREATE, {
    input: { fields: { unitIds: ['34-00'] }, idempotencyKey: crypto.randomUUID() },
  });

  expect(codes({ errors })).toEqual(['INVALID']);
  expect(JSON.stringify(errors![0]!.extensions.problems)).toContain('unitIds');
});

test('a body over 1 MB is 413', async () => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ me { id } }', padding: 'x'.repeat(1_100_000) }),
  });

  expect(response.status).toBe(413);
});

test.each([
  { what: 'a score of 11', change: { value: 11 }, code: 'INVALID' },
  { what: 'a score below 0', change: { value: -1 }, code: 'INVALID' },
  { what: 'a score of 7.5', change: { value: 7.5 }, code: 'BAD_USER_INPUT' },
  { what: 'an empty note', change: { note: '  ' }, code: 'INVALID' },
  { what: 'an unknown criterion', change: { criterionId: crypto.randomUUID() }, code: 'INVALID' },
])('$what is refused and nothing is stored', async ({ change, code }) => {
  const assignment = (await mine()).find(isOpen)!;
  const input = wholeReview(assignment);
  Object.assign(input.scores[0]!, change);

  const { data, errors } = await submit(input);

  expect([data ?? null, codes({ errors })]).toEqual([null, [code]]);
  expect(errors![0]!.message.length).toBeGreaterThan(10);
  await stillOpen(assignment);
});

test("another's assignment is not there", async () => {
  const other = (await mine(await person('reviewer5@example.org'))).find(isOpen)!;

  expect(codes(await submit(wholeReview(other)))).toEqual(['NOT_FOUND']);
});

test('who is not signed in is told to sign in', async () => {
  const assignment = (await mine()).find(isOpen)!;

  expect(codes(await submit(wholeReview(assignment), nobody))).toEqual(['UNAUTHENTICATED']);
  expect(codes(await nobody.ask(CREATE, { input: { fields: {}, idempotencyKey: 'a' } }))).toEqual(['UNAUTHENTICATED']);
  await stillOpen(assignment);
});

test('_entities cannot be asked from outside', async () => {
  expect(codes(await nobody.ask('{ _entities(representations: []) { __typename } }'))).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
});

test('a query that is too deep is TOO_COSTLY', async () => {
  const deep = (levels: number): string =>
    levels === 0 ? 'id' : `successors { predecessors { ${deep(levels - 1)} } }`;

  expect(codes(await nobody.ask(`{ administrativeUnits { ${deep(10)} } }`))).toEqual(['TOO_COSTLY']);
});

test('a forged viewer is nobody', async () => {
  const asked = async (headers: Record<string, string>) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ me { id } }' }),
    });
    return response.json();
  };
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  const claims = Buffer.from(
    JSON.stringify({ caller: { viewer: { id: crypto.randomUUID(), roles: [{ role: 'CHAIR', scope: 'PLATFORM' }] } } }),
  ).toString('base64url');

  const forgeries: Record<string, string>[] = [
    { authorization: `Bearer ${header}.${claims}.` },
    { 'x-viewer': '{"id":"1","roles":["CHAIR"]}' },
    { cookie: 'better-auth.session_token=forged.signature' },
  ];
  for (const headers of forgeries) {
    expect(await asked(headers)).toEqual({ data: { me: null } });
  }
});

test('a subgraph of its own answers UNAUTHENTICATED to whoever is not the gateway', async () => {
  if (inject('mode') !== 'apart') return;
  const { port } = new URL(url);
  for (const n of [2, 3, 4]) {
    const subgraph = `http://127.0.0.1:${Number(port) + n}/graphql`;
    for (const authorization of [
      '',
      'Bearer forged',
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.`,
    ]) {
      const response = await fetch(subgraph, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query: '{ __typename }' }),
      });
      expect([response.status, codes((await response.json()) as Answer<unknown>)]).toEqual([401, ['UNAUTHENTICATED']]);
    }
  }
});
