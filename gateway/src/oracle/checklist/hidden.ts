import { fed2, type Suite } from './suite.ts';

/** What is inaccessible works within and is not seen from without; enums and inputs are merged. */
export const hidden: Suite = {
  about: '@inaccessible, enums and inputs',
  parts: {
    staff: {
      sdl: fed2(`
        type Query { workers(role: Role, where: Where): [Worker] moods: [Mood] someone: Being echo(where: Where, list: [[Int]!] = [[0]]): String }
        type Worker @key(fields: "ssn") { ssn: ID! @inaccessible name: String role: Role2 }
        enum Role { COOK GUARD }
        enum Role2 { COOK GUARD SPY @inaccessible }
        enum Mood { GOOD }
        union Being = Worker | Ghost
        type Ghost @inaccessible { boo: String }
        input Where { name: String = "x" role: Role old: Boolean deep: Where }`),
      resolvers: {
        Query: {
          workers: (_: unknown, { role }: { role?: string }) => [
            { ssn: '0', name: role ?? '', role: 'COOK' },
            { ssn: '1', name: null, role: 'SPY' },
          ],
          moods: () => ['GOOD', null],
          someone: () => ({ __typename: 'Ghost', boo: '' }),
          echo: (_: unknown, args: object) => JSON.stringify(args),
        },
        Worker: { __resolveReference: ({ ssn }: { ssn: string }) => ({ ssn, name: ssn, role: 'COOK' }) },
      },
    },
    payroll: {
      sdl: fed2(`
        type Query { paid(role: Role, where: Where): Worker more: [Mood] }
        type Worker @key(fields: "ssn") { ssn: ID! @inaccessible pay: Int grade: Int @inaccessible }
        enum Role { COOK CLERK }
        enum Mood { BAD }
        input Where { name: String = "x" role: Role deep: Where }`),
      resolvers: {
        Query: {
          paid: (_: unknown, { role }: { role?: string }) => ({ ssn: role === 'COOK' ? '0' : '1' }),
          more: () => ['BAD'],
        },
        Worker: {
          __resolveReference: ({ ssn }: { ssn: string }) => ({ ssn, pay: Number(ssn), grade: 7 }),
          pay: ({ ssn }: { ssn: string }) => Number(ssn),
          grade: () => 7,
        },
      },
    },
    bonus: {
      sdl: fed2(
        'type Worker @key(fields: "ssn") { ssn: ID! @inaccessible  grade: Int @external  bonus: Int @requires(fields: "grade") }',
      ),
      resolvers: {
        Worker: {
          __resolveReference: (reference: object) => reference,
          bonus: ({ grade }: { grade?: number }) => grade ?? -1,
        },
      },
    },
  },
  cases: [
    {
      it: 'joins by a key that nobody sees',
      query: '{ workers { name pay } }',
      data: {
        workers: [
          { name: '', pay: 0 },
          { name: null, pay: 1 },
        ],
      },
    },
    {
      it: 'requires a field that nobody sees',
      query: '{ workers { bonus } }',
      data: { workers: [{ bonus: 7 }, { bonus: 7 }] },
    },
    {
      it: 'does not show a value of an enum that is hidden',
      query: '{ workers { role } }',
      data: { workers: [{ role: 'COOK' }, { role: null }] },
      errors: ['workers.1.role'],
    },
    {
      it: 'does not show a type that is hidden',
      query: '{ someone { __typename } }',
      data: { someone: null },
      errors: ['someone'],
    },
    {
      it: 'unites an enum that is only answered',
      query: '{ moods more }',
      data: { moods: ['GOOD', null], more: ['BAD'] },
    },
    {
      it: 'takes the common values of an enum that is only given',
      query: '{ paid(role: COOK) { pay } }',
      data: { paid: { pay: 0 } },
    },
    {
      it: 'hides what is not common',
      query:
        '{ __type(name: "Role") { enumValues { name } } w: __type(name: "Where") { inputFields { name } } k: __type(name: "Worker") { fields { name } } g: __type(name: "Ghost") { name } }',
      data: {
        __type: { enumValues: [{ name: 'COOK' }] },
        w: { inputFields: [{ name: 'name' }, { name: 'role' }, { name: 'deep' }] },
        k: { fields: [{ name: 'bonus' }, { name: 'pay' }, { name: 'name' }, { name: 'role' }] },
        g: null,
      },
      asks: [],
    },
    {
      it: 'passes an input with its defaults',
      query: '{ echo(where: {role: COOK, deep: {name: null}}) }',
      data: { echo: '{"where":{"name":"x","role":"COOK","deep":{"name":null}},"list":[[0]]}' },
    },
    {
      it: 'passes an input in variables, in part and whole',
      query:
        'query ($w: Where, $n: String, $l: [Int]!) { a: echo(where: $w) b: echo(where: {name: $n}, list: [$l, [1]]) }',
      variables: { w: { name: '' }, l: [null, 0] },
      data: { a: '{"where":{"name":""},"list":[[0]]}', b: '{"where":{"name":"x"},"list":[[null,0],[1]]}' },
    },
  ],
};
