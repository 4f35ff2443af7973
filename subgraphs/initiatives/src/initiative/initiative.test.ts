import { person } from '@cpii/kit/testing';
import { expect, test } from 'vitest';
import { complete, createTestInitiatives, staff } from '../testing/context.ts';

const { ask, as, draft, submitted, published, screener, statements, season } = await createTestInitiatives();

const organizationId = crypto.randomUUID();
const member = (role: 'OWNER' | 'EDITOR' | 'VIEWER', ended = false) =>
  person({ memberships: [{ organizationId, role, ended }] });
const owner = member('EDITOR');
const fields = { ...complete, organizationId, title: 'Cầu treo dân sinh quuxia' };

const hidden = await draft(owner, fields);
const waiting = await submitted(owner, fields);
const shown = await published(owner, fields);

const title = async (viewer: Parameters<typeof ask>[0], { id }: { id: string }, more: object = {}) =>
  (await ask(viewer, 'query ($id: ID!) { initiative(id: $id) { title } }', { id }, more)).data.initiative?.title ??
  null;

test.each([
  { who: 'its owner', viewer: owner, sees: [true, true, true] },
  { who: 'a reader of the organisation', viewer: member('VIEWER'), sees: [true, true, true] },
  { who: 'a former member', viewer: member('EDITOR', true), sees: [false, false, true] },
  { who: 'a screener', viewer: screener, sees: [false, true, true] },
  { who: 'a programme manager', viewer: staff('PROGRAMME_MANAGER'), sees: [false, true, true] },
  { who: 'a reviewer', viewer: staff('REVIEWER'), sees: [false, false, true] },
  { who: 'another person', viewer: person(), sees: [false, false, true] },
  { who: 'the public', viewer: null, sees: [false, false, true] },
])('$who sees a draft, a submitted and a published one: $sees', async ({ viewer, sees }) => {
  const seen = await Promise.all([hidden, waiting, shown].map((row) => title(viewer, row)));

  expect(seen).toEqual(sees.map((see) => (see ? fields.title : null)));
});

test('the reviews subgraph reads whose it is of what was handed in, of drafts nothing, and nobody else does', async () => {
  const source =
    'query ($id: ID!) { initiative(id: $id) { owner { id } organization { id } version contact { name } } }';
  const read = async (id: string, service: string | null) =>
    (await ask(null, source, { id }, { service })).data.initiative;
  const facts = { owner: { id: owner.id }, organization: { id: organizationId } };

  expect(await read(waiting.id, 'reviews')).toEqual({ ...facts, version: 2, contact: null });
  expect(await read(hidden.id, 'reviews')).toBe(null);
  expect(await read(waiting.id, 'identity')).toBe(null);
  expect(await read(shown.id, null)).toEqual({ ...facts, owner: null, version: null, contact: null });
});

test('what is inside is for owners and staff; the public sees what is shown', async () => {
  const source = `{ initiative(id: "${shown.id}") { editorial createdAt submittedAt contact { email } owner { id } saveState { complete } } }`;
  const inside = {
    editorial: 'VALID',
    createdAt: expect.any(String),
    submittedAt: expect.any(String),
    contact: { email: 'dau.moi@example.org' },
    owner: { id: owner.id },
    saveState: null,
  };
  const outside = Object.fromEntries(Object.keys(inside).map((key) => [key, null]));

  expect((await ask(owner, source)).data.initiative).toEqual({ ...inside, saveState: { complete: true } });
  expect((await ask(screener, source)).data.initiative).toEqual(inside);
  expect((await ask(null, source)).data.initiative).toEqual(outside);
  expect((await ask(staff('REVIEWER'), source)).data.initiative).toEqual(outside);
});

test('a person on their own signs for what they submit', async () => {
  const alone = person();
  const { id } = await published(alone);

  expect((await ask(null, `{ initiative(id: "${id}") { owner { id } organization { id } } }`)).data.initiative).toEqual(
    {
      owner: { id: alone.id },
      organization: null,
    },
  );
});

test('what is not published is in no list, count, facet, search, likeness or reference of the public', async () => {
  const source = `query ($r: [_Any!]!) {
    initiatives(search: "quuxia", first: 100) { totalCount didYouMean nodes { id } facets { halls { value count } } }
    mistyped: initiatives(search: "quuxiaa") { totalCount nodes { id } }
    similarInitiatives(title: "${fields.title}") { initiative { id } likeness }
    administrativeUnit(id: "34-68") { initiativeCount initiatives { nodes { id } } }
    season(id: "${season!.id}") { initiativeCount }
    _entities(representations: $r) { ... on Initiative { id } ... on Organization { initiatives { nodes { id } } } }
  }`;
  const of = (id: string) => ({ __typename: 'Initiative', id });
  const r = [of(hidden.id), of(waiting.id), of(shown.id), { __typename: 'Organization', id: organizationId }];
  expect((await ask(owner, '{ myInitiatives { totalCount } }')).data.myInitiatives.totalCount).toBe(3);

  const { data } = await ask(null, source, { r });

  const only = [{ id: shown.id }];
  expect(data.initiatives).toEqual({
    totalCount: 1,
    didYouMean: null,
    nodes: only,
    facets: {
      halls: [
        { value: 'ENDORSED', count: 0 },
        { value: 'COMMUNITY', count: 1 },
      ],
    },
  });
  expect(data.mistyped).toEqual({ totalCount: 1, nodes: only });
  expect(data.similarInitiatives).toEqual([{ initiative: { id: shown.id }, likeness: 1 }]);
  expect(data._entities).toEqual([null, null, { id: shown.id }, { initiatives: { nodes: only } }]);
  expect(data.administrativeUnit.initiativeCount).toBe(data.administrativeUnit.initiatives.nodes.length);
  expect(data.season.initiativeCount).toBe(data.administrativeUnit.initiativeCount);
});

test.each([
  { who: 'the owner', viewer: owner, actions: [['EDIT', 'SUBMIT', 'DISCARD'], ['WITHDRAW'], ['EDIT', 'WITHDRAW']] },
  { who: 'a screener', viewer: screener, actions: [null, ['SCREEN'], []] },
  { who: 'a reader of the organisation', viewer: member('VIEWER'), actions: [[], [], []] },
  { who: 'the public', viewer: null, actions: [null, null, []] },
])('the buttons for $who', async ({ viewer, actions }) => {
  const ids = [hidden, waiting, shown].map(({ id }) => id);
  const source = `{ ${ids.map((id, n) => `i${n}: initiative(id: "${id}") { viewerActions }`).join(' ')} }`;

  const { data } = await ask(viewer, source);

  expect(Object.values(data).map((row) => (row as { viewerActions: string[] } | null)?.viewerActions ?? null)).toEqual(
    actions,
  );
});

test('an id that cannot be one of ours is nobody’s', async () => {
  expect(await title(null, { id: 'x' })).toBe(null);
  const both = await as(null).load.initiative.load('not a uuid');
  expect(both).toBe(null);
});

const everything = `id slug title(language: EN) summary sections { kind body } editorial hall publication maturity objectives kinds cost { amount }
  season { id name phases { kind active } currentPhase { kind } initiativeCount } unit { name } currentUnits { name region { name } }
  organization { id } owner { id } contact { name } viewerActions version saveState { complete }
  similar(first: 3) { likeness initiative { title } } revision { number } revisions(first: 2) { totalCount nodes { number changed } }
  endorsement { state } screening { waitingSince checklist { check answer } decisions { outcome revision { number } } }`;

test.each([
  { list: 'the gallery', viewer: null, source: 'initiatives(first: N)' },
  { list: 'my initiatives', viewer: owner, source: 'myInitiatives(first: N)' },
  { list: 'the queue', viewer: screener, source: 'screeningQueue(first: N)' },
])('everything about one or three initiatives of $list costs the same statements', async ({ viewer, source }) => {
  for (let n = 0; n < 3; n++) {
    await submitted(owner, fields);
    await published(owner, fields);
  }
  const cost = async (first: number) => {
    statements.length = 0;
    const { data, errors } = await ask(
      viewer,
      `{ list: ${source.replace('N', String(first))} { nodes { ${everything} } } }`,
    );
    expect(errors).toBe(undefined);
    expect(data.list.nodes).toHaveLength(first);
    return statements.length;
  };

  expect(await cost(3)).toBe(await cost(1));
});

test('the counts and first initiatives of one or three units, and of organisations, cost the same statements', async () => {
  const inside = '{ initiativeCount initiatives(first: 2) { totalCount nodes { title } } }';
  const cost = async (representations: object[]) => {
    statements.length = 0;
    const { errors } = await ask(
      null,
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on AdministrativeUnit ${inside} ... on Organization { initiatives { totalCount } } } }`,
      { r: representations },
    );
    expect(errors).toBe(undefined);
    return statements.length;
  };
  const units = ['34-68', '34-01', '63-60'].map((id) => ({ __typename: 'AdministrativeUnit', id }));
  const organizations = [1, 2, 3].map(() => ({ __typename: 'Organization', id: crypto.randomUUID() }));

  expect(await cost(units)).toBe(await cost(units.slice(0, 1)));
  expect(await cost(organizations)).toBe(await cost(organizations.slice(0, 1)));
});
