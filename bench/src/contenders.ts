import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compose } from '../../gateway/src/supergraph/compose.ts';
import { questions, subgraphs } from './graph.ts';
import { freePorts, installPeer, measuredCore, otherCore, type Process, scratch, start } from './processes.ts';

type Contender = { command: string[]; peer?: string; env?: Record<string, string> };
export type Started = Process & { name: Name; url: string };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const node = (path: string) => [process.execPath, here(path)];
/** Ours, as it is started everywhere; see docs/gateway.md. */
const flags = ['--no-allocation-site-pretenuring', '--import', here('../../gateway/compile-cache.mjs')];
export const ours = [process.execPath, ...flags, here('ours.ts')];
const hive = [...node('../peers/hive/node_modules/@graphql-hive/gateway/dist/bin.js'), 'supergraph'];

/** Each is told PORT, SUPERGRAPH (a file), SUBGRAPHS (JSON: URL by name) and FIRST (who answers already), and answers on /graphql. */
export const contenders = {
  ours: { command: ours },
  'ours, cached': { command: ours, env: { CACHED: 'true' } },
  'by hand': { command: node('hand.ts') },
  'Apollo, stock': { peer: 'apollo', command: node('../peers/apollo/serve.mjs') },
  'Hive, stock': { peer: 'hive', command: hive },
  'Hive, Rust planner': { peer: 'hive', command: hive, env: { HIVE_ROUTER_RUNTIME: 'true' } },
  Mercurius: { peer: 'mercurius', command: node('../peers/mercurius/serve.mjs') },
  'ours, embedded': { command: ours, env: { EMBEDDED: 'graphql-js' } },
  'ours, embedded, graphql-jit': { command: ours, env: { EMBEDDED: 'graphql-jit' } },
  'by hand, embedded': { command: node('hand.ts'), env: { EMBEDDED: 'graphql-js' } },
  'by hand, embedded, graphql-jit': { command: node('hand.ts'), env: { EMBEDDED: 'graphql-jit' } },
  'node:http, the same bytes': { command: node('bytes.ts') },
  'Apollo, embedded': { peer: 'apollo', command: node('../peers/apollo/embedded.mjs') },
} satisfies Record<string, Contender>;

export type Name = keyof typeof contenders;

/** The three subgraphs, their URLs and the file of their supergraph. */
export async function startSubgraphs() {
  const ports = await freePorts(subgraphs.length);
  const urls = Object.fromEntries(subgraphs.map(({ name }, n) => [name, `http://127.0.0.1:${ports[n]}/graphql`]));
  const { supergraphSdl } = compose(subgraphs.map(({ name, sdl }) => ({ name, sdl, url: urls[name] })));
  const file = join(scratch, 'supergraph.graphql');
  writeFileSync(file, supergraphSdl);
  const env = { SUPERGRAPH: file, SUBGRAPHS: JSON.stringify(urls) };
  const answering = start(otherCore, node('subgraphs.ts'), env);
  for (const url of Object.values(urls)) await answerOf(url, { query: '{ __typename }' });
  return { ...answering, env };
}

/** One contender, answering. `tookMs` is the time from starting the process to its first answer. */
export async function startContender(name: Name, env: Record<string, string>): Promise<Started & { tookMs: number }> {
  const { command, peer, env: own }: Contender = contenders[name];
  if (peer) installPeer(peer);
  const [port] = await freePorts(1);
  const args = command === hive ? ['--host', '127.0.0.1', '--port', String(port), env.SUPERGRAPH!] : [];
  const began = performance.now();
  const contender = start(measuredCore, [...command, ...args], { ...env, ...own, PORT: String(port) });
  const url = `http://127.0.0.1:${port}/graphql`;
  await answerOf(url, questions[0]!);
  return { ...contender, name, url, tookMs: performance.now() - began };
}

/** The answer as text, once somebody listens; half a minute is waited for that. */
export async function answerOf(url: string, body: object): Promise<string> {
  for (const until = performance.now() + 30_000; ; ) {
    try {
      const headers = { 'content-type': 'application/json', accept: 'application/json' };
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
      if (response.ok) return (await response.text()).trimEnd();
      if (performance.now() > until) throw new Error(`${url}: ${response.status} ${await response.text()}`);
    } catch (error) {
      if (performance.now() > until) throw error;
    }
    await wait(5);
  }
}

/** Whoever answers otherwise than the first is no contender. Gives the length of an answer, in bytes. */
export async function proveEqual(
  started: { name: string; url: string }[],
  asked: object[] = questions,
): Promise<number> {
  let length = 0;
  for (const body of asked) {
    const answers = await Promise.all(started.map(({ url }) => answerOf(url, body)));
    const first = answers[0]!;
    if (!first.startsWith('{"data":') || first.includes('"errors"')) throw new Error(`no answer: ${first}`);
    for (const [n, answer] of answers.entries()) {
      if (answer !== first) throw new Error(`${started[n]!.name} answers otherwise:\n${answer}\n${first}`);
    }
    length = Buffer.byteLength(first);
  }
  return length;
}
