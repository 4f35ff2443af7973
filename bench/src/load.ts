import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cpuOf, otherCore, scratch } from './processes.ts';

/** Requests per second, microseconds of the server's CPU for each, and how much of its core the server used. */
export type Slice = { rate: number; cpu: number; busy: number };

/** Sends these requests in turn, by wrk. */
export async function press(
  pid: number,
  url: string,
  asked: object[],
  { seconds = 2, connections = 16 } = {},
): Promise<Slice> {
  const script = join(scratch, 'ask.lua');
  writeFileSync(script, luaOf(asked));
  const began = cpuOf(pid);
  const { stdout } = await promisify(execFile)('taskset', [
    ...['--cpu-list', String(otherCore), 'wrk'],
    ...['--threads', '1', '--connections', String(connections), '--duration', `${seconds}s`, '--script', script, url],
  ]);
  const cpu = cpuOf(pid) - began;
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}: ${stdout}`);
  const [, count, took] = /(\d+) requests in ([\d.]+)s/.exec(stdout)!;
  return { rate: Number(count) / Number(took), cpu: (cpu / Number(count)) * 1e6, busy: cpu / Number(took) };
}

/** All requests are written beforehand: composing them would cost the load generator more than sending them. */
function luaOf(asked: object[]): string {
  const bodies = asked.map((body) => `[==[${JSON.stringify(body)}]==]`);
  return `
    local headers = { ['content-type'] = 'application/json' }
    local requests, n = {}, 0
    init = function()
      for i, body in ipairs({ ${bodies.join()} }) do requests[i] = wrk.format('POST', nil, headers, body) end
    end
    request = function()
      n = n % #requests + 1
      return requests[n]
    end
  `;
}
