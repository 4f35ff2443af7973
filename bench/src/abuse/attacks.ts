import { once } from 'node:events';
import { type Agent, request } from 'node:http';
import { connect } from 'node:net';
import { type AbusiveFrames, sockets } from '../../../gateway/src/serve/abuse/frames.ts';
import { type AbusiveOperation, operations } from '../../../gateway/src/serve/abuse/operations.ts';
import { type AbusiveBytes, type AbusiveRequest, raw, requests } from '../../../gateway/src/serve/abuse/requests.ts';
import { frameOf, openRaw } from '../../../gateway/src/testing/socket.ts';

export type Target = { host: string; port: number };

/** Attacks once, through the attacker's own agent; answers how many refusals that was, or throws what came instead. */
export type Attack = (target: Target, agent: Agent) => Promise<number>;

/** Every attack of the corpus by its category: an entry is in the first whose pattern its name matches. */
export const attacks: Readonly<Record<string, readonly Attack[]>> = {
  ...sorted(operations, asOperation, {
    deep: /nested|^a list in|^an object in|^a type of|^a default in|^a chain/,
    aliased: /aliases/,
    directives: /directives/,
    fragments: /fragment|circle|doubled \d+ times$/,
    wide: /tokens|comments|one (field|leaf)|unknown fields|unused variables|mutations in one|long name/,
    'cost variables': /by a variable|^an id that is/,
    numbers: /page|huge|lists in/,
    'prototype names': /__proto__|constructor|toString|hasOwnProperty|valueOf/,
    'other texts': /./,
  }),
  ...sorted(requests, asRequest, {
    batching: /batch/,
    'GET mutations': /by GET|^GET|^[A-Z]+$|^DELETE/,
    CSRF: /site|form|event stream/,
    'invalid UTF-8': /UTF|overlong|half a character|surrogate|byte order|NUL/,
    'other bodies': /./,
  }),
  ...sorted(
    raw.filter(({ status }) => status !== 408),
    asBytes,
    { 'broken HTTP': /./ },
  ),
  ...sorted(
    raw.filter(({ status }) => status === 408),
    asBytes,
    { 'slow bodies': /./ },
  ),
  'slow readers': [readNothing],
  // Whoever says nothing is closed after three seconds: that is waiting, and no attack.
  ...sorted(
    sockets.filter(({ frames }) => frames.length > 0),
    asFrames,
    { 'giant frames': /giant/, 'other frames': /./ },
  ),
  'ping floods': [pingAlot],
};

function sorted<Entry extends { name: string }>(
  entries: readonly Entry[],
  attackOf: (entry: Entry) => Attack,
  categories: Record<string, RegExp>,
): Record<string, Attack[]> {
  const named = Object.entries(categories);
  const groups = Object.groupBy(entries, ({ name }) => named.find(([, pattern]) => pattern.test(name))![0]);
  return Object.fromEntries(named.map(([category]) => [category, groups[category]!.map(attackOf)]));
}

const json = { 'content-type': 'application/json' };
let asked = 0;

/** Each time as a text that nobody has sent before. */
function asOperation({ name, code, query, ...more }: AbusiveOperation): Attack {
  return async (target, agent) => {
    asked += 1;
    const body = JSON.stringify({ ...more, query: `${query}\n#${asked}` });
    const answer = await send(target, agent, { name, headers: json, body, status: 400 });
    if (!answer.includes(`"${code}"`)) throw new Error(`${name}: ${answer.slice(0, 200)}`);
    return 1;
  };
}

function asRequest(entry: AbusiveRequest): Attack {
  return async (target, agent) => {
    await send(target, agent, entry);
    return 1;
  };
}

function send(target: Target, agent: Agent, { name, method = 'POST', search = '', ...sent }: AbusiveRequest) {
  const { headers, body, status } = sent;
  return new Promise<string>((resolve, reject) => {
    const options = { ...target, method, path: `/graphql${search}`, headers, agent };
    const sending = request(options, async (response) => {
      try {
        const text = Buffer.concat(await response.toArray()).toString();
        if (response.statusCode === status) resolve(text);
        else reject(new Error(`${name}: ${response.statusCode} ${text.slice(0, 200)}`));
      } catch (thrown) {
        reject(thrown);
      }
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function asBytes({ name, bytes, status }: AbusiveBytes): Attack {
  return async ({ host, port }) => {
    const socket = connect(port, host).on('error', () => {});
    socket.write(bytes);
    const [answer] = await once(socket, 'data');
    socket.destroy();
    if (!String(answer).startsWith(`HTTP/1.1 ${status} `)) throw new Error(`${name}: ${String(answer).slice(0, 200)}`);
    return 1;
  };
}

function asFrames({ name, frames, close, error }: AbusiveFrames): Attack {
  return async ({ port }) => {
    const client = await openRaw(port);
    for (const frame of frames) client.write(frame);
    const refusal = await (close === undefined ? errorCode(client) : client.closeCode());
    client.socket.destroy();
    if (refusal !== (close ?? error)) throw new Error(`${name}: ${refusal}`);
    return 1;
  };
}

async function errorCode(client: Awaited<ReturnType<typeof openRaw>>): Promise<string> {
  let message = await client.message();
  while (message.type !== 'error') message = await client.message();
  return (message.payload as { extensions: { code: string } }[])[0]!.extensions.code;
}

/** A hundred large questions on one connection, and nothing read for half a second: nothing is refused, only waited for. */
async function readNothing({ host, port }: Target): Promise<number> {
  const socket = connect(port, host).on('error', () => {});
  socket.pause();
  const body = '{"query":"{ __schema { types { name description fields { name description } } } }"}';
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  socket.write(`${head}${body}`.repeat(100));
  await new Promise((resolve) => setTimeout(resolve, 500));
  socket.destroy();
  return 1;
}

const pings = Buffer.concat(Array.from({ length: 500 }, () => frameOf(1, '{"type":"ping"}')));

/** Five hundred pings at once; each is answered. */
async function pingAlot({ port }: Target): Promise<number> {
  const client = await openRaw(port);
  client.write(frameOf(1, '{"type":"connection_init"}'));
  client.write(pings);
  for (let pongs = 0; pongs < 500; ) if ((await client.next()).payload.includes('"pong"')) pongs += 1;
  client.socket.destroy();
  return 500;
}
