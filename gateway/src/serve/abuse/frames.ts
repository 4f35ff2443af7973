import { type FrameOptions, frameOf } from '../../testing/socket.ts';

// What nobody means well sends over a WebSocket: each with the code that closes it.

export type AbusiveFrames = {
  name: string;
  frames: readonly Buffer[];
  /** The code of the close frame; undefined where the answer is an `error` message of this code and the socket stays. */
  close?: number;
  error?: string;
};

const text = (payload: string | Buffer, options?: FrameOptions) => frameOf(1, payload, options);
const message = (value: unknown) => text(JSON.stringify(value));
const init = message({ type: 'connection_init' });
const subscribe = (payload: unknown, id: unknown = '1') => message({ id, type: 'subscribe', payload });
const live = { query: 'subscription { popular { version } }' };

const invalid = (name: string, ...frames: Buffer[]): AbusiveFrames => ({
  name,
  frames: [init, ...frames],
  close: 4400,
});
const broken = (name: string, ...frames: Buffer[]): AbusiveFrames => ({ name, frames, close: 1002 });

export const sockets: readonly AbusiveFrames[] = [
  { name: 'no connection_init', frames: [], close: 4408 },
  { name: 'connection_init twice', frames: [init, init], close: 4429 },
  { name: 'connection_init a hundred times', frames: Array(100).fill(init), close: 4429 },
  { name: 'subscribe before connection_init', frames: [subscribe(live)], close: 4401 },
  { name: 'one id twice', frames: [init, subscribe(live), subscribe(live)], close: 4409 },
  { name: 'a giant frame', frames: [init, text('x'.repeat(1_100_000))], close: 1009 },
  { name: 'a frame a little over the limit', frames: [init, text('x'.repeat(250_001))], close: 1009 },
  { name: 'a frame that claims to be giant', frames: [init, text('x', { length: 2 ** 40 })], close: 1009 },
  {
    name: 'a giant message in small frames',
    frames: [
      init,
      text('x'.repeat(60_000), { fin: false }),
      ...Array(20).fill(frameOf(0, 'x'.repeat(60_000), { fin: false })),
    ],
    close: 1009,
  },
  { name: 'a text that is no UTF-8', frames: [init, text(Buffer.from([0x7b, 0xff, 0x7d]))], close: 1007 },
  invalid('a text that is no JSON', text('hello')),
  invalid('an empty text', text('')),
  invalid('half a message', text('{"type":"ping"')),
  invalid('null', text('null')),
  invalid('a number', text('1')),
  invalid('a list', text('[]')),
  invalid('an empty message', text('{}')),
  invalid('lists in 100,000 lists', text('['.repeat(100_000))),
  invalid('lists in 124,000 lists that end', text('['.repeat(124_000) + ']'.repeat(124_000))),
  invalid('bytes', frameOf(2, Buffer.from([0, 1, 2]))),
  ...['unknown', 'start', 'connection_ack', '__proto__', 'constructor', 'toString', ''].map((type) =>
    invalid(`a message of the type "${type}"`, message({ type })),
  ),
  invalid('a type that is a number', message({ type: 1 })),
  invalid('a type under __proto__', text('{"__proto__":{"type":"ping"}}')),
  invalid('subscribe without an id', message({ type: 'subscribe', payload: live })),
  invalid('subscribe with a number for an id', subscribe(live, 1)),
  invalid('subscribe with an empty id', subscribe(live, '')),
  invalid('subscribe without a payload', message({ id: '1', type: 'subscribe' })),
  invalid('subscribe without a query', subscribe({})),
  invalid('a query that is a number', subscribe({ query: 1 })),
  invalid('variables that are text', subscribe({ ...live, variables: 'x' })),
  invalid('a name that is a number', subscribe({ ...live, operationName: 1 })),
  invalid('complete without an id', message({ type: 'complete' })),
  invalid('a payload of ping that is text', message({ type: 'ping', payload: 'x' })),
  broken('an unmasked frame', text('{}', { masked: false })),
  broken('a reserved bit', text('{}', { rsv: 4 })),
  broken('a reserved operation', frameOf(3, '')),
  broken('a continuation of nothing', frameOf(0, '{}')),
  broken('a ping in parts', frameOf(9, '', { fin: false })),
  broken('a ping that is too long', frameOf(9, 'x'.repeat(126))),
  broken('a close of half a code', frameOf(8, Buffer.from([3]))),
  broken('a close of a code that is none', frameOf(8, Buffer.from([3, 237]))),
  broken('a new message inside another', text('{', { fin: false }), text('}')),
  { name: 'a syntax error', frames: [init, subscribe({ query: '{' })], error: 'GRAPHQL_PARSE_FAILED' },
  { name: 'an unknown field', frames: [init, subscribe({ query: '{ you }' })], error: 'GRAPHQL_VALIDATION_FAILED' },
  {
    name: 'too high a cost',
    frames: [init, subscribe({ query: '{ artworks(first: 99999) { nodes { id } } }' })],
    error: 'TOO_COSTLY',
  },
  {
    name: 'fragments in a circle',
    frames: [init, subscribe({ query: '{ ...A } fragment A on Query { ...A }' })],
    error: 'GRAPHQL_VALIDATION_FAILED',
  },
  {
    name: 'a flood of subscriptions',
    frames: [init, ...Array.from({ length: 150 }, (_, n) => subscribe(live, `s${n}`))],
    error: 'TOO_MANY_OPERATIONS',
  },
];
