import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rank } from './rank.ts';
import { singleInput } from './round.testing.ts';

const command = fileURLToPath(new URL('./main.ts', import.meta.url));

/** Runs the command line in a process of its own. */
function run(args: string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [command, ...args]);
  const result = { code: null as number | null, out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    result.out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    result.err += chunk;
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...result, code })));
}

const rows: [string, string, number][] = [
  ['a', 'r', 8],
  ['a', 's', 7],
  ['b', 'r', 5],
  ['b', 's', 6],
  ['c', 'r', 2],
  ['c', 's', 4],
];
const csv = `item,rater,score\n${rows.map((row) => row.join(',')).join('\n')}\n`;
const header = 'item,effect,score,sd,rank,rank_low,rank_high,p_top_k,n';
const expected = (methodId: 'reml-blup' | 'crossed-cre-map-1', scale: { min: number; max: number }, k: number) => {
  const { items } = rank(singleInput(rows, { methodId, scale, k }));
  return [
    header,
    ...items.map((item) =>
      [
        item.item,
        item.effect,
        item.score,
        item.effectSd,
        item.position,
        item.rankLow,
        item.rankHigh,
        item.topProbability,
        item.n,
      ].join(','),
    ),
    '',
  ].join('\n');
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rank-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the command line', () => {
  test('ranks a file in full precision, on the scale of its scores', async () => {
    const file = join(folder, 'scores.csv');
    await writeFile(file, csv);

    const { code, out, err } = await run([file]);

    expect({ code, out, err }).toEqual({ code: 0, out: expected('crossed-cre-map-1', { min: 2, max: 8 }, 5), err: '' });
  });

  test('ranks standard input by the method, scale and k it is told', async () => {
    const options = ['--method', 'reml-blup', '--scale', '0,10', '--k', '1'];
    const out = expected('reml-blup', { min: 0, max: 10 }, 1);

    expect(await run(['-', ...options], csv)).toEqual({ code: 0, out, err: '' });
    expect(await run(options, csv)).toEqual({ code: 0, out, err: '' });
  });

  test('reads quotes, CRLF, a byte order mark, other columns and another order of them', async () => {
    const quoted = '\uFEFFscore,"item",note,rater\r\n8,"a, ""b""\nc",,r\r\n\r\n3,d,x,"r"\r\n';

    const { code, out } = await run([], quoted);

    expect(code).toBe(0);
    expect(out.startsWith(`${header}\n"a, ""b""\nc",`)).toBe(true);
    expect(out.split('\nd,')).toHaveLength(2);
  });

  test('refuses every bad line by its number and ranks nothing', async () => {
    const bad = `${csv}d,r\n,r,5\ne,,5\nf,r,five\ng,r,\nh,"r"x,3\ni,"r\ns",Infinity\nk,r,0x7\nl,r,"5,5"\nj,"r,3\n`;

    const { code, out, err } = await run([], bad);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toEqual([
      'line 8: 2 fields instead of 3',
      'line 9: no item',
      'line 10: no rater',
      'line 11: the score "five" is no number',
      'line 12: the score "" is no number',
      'line 13: a quote is out of place or never closed',
      'line 14: the score "Infinity" is no number',
      'line 16: the score "0x7" is no number',
      'line 17: the score "5,5" is no number: write a point for the decimal comma',
      'line 18: a quote is out of place or never closed',
    ]);
  });

  test('refuses a score outside the scale it is told', async () => {
    const { code, out, err } = await run(['--scale', '0,7'], csv);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe('line 2: the score 8 is outside the scale\n');
  });

  test('refuses a file without the columns, without reviews, or that is not there', async () => {
    expect(await run([], 'item,score\na,3\n')).toMatchObject({ code: 1, out: '' });
    expect((await run([], 'item;rater;score\na;r;3\n')).err).toContain('score are needed, with commas between them');
    expect((await run([], '')).err).toContain('line 1: the columns item, rater and score are needed');
    expect((await run([], 'item,rater,score\n')).err).toBe('there is no review\n');
    expect((await run([join(folder, 'none.csv')])).err).toContain('none.csv');
  });

  test('refuses what it does not know, with a code of its own', async () => {
    for (const args of [['--method', 'median'], ['--k', '0'], ['--scale', '5'], ['--fast'], ['a.csv', 'b.csv']]) {
      const { code, out, err } = await run(args, csv);
      expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
      expect(err).toContain('--help');
    }
  });

  test('gives the whole result as JSON', async () => {
    const { out } = await run(['--json'], csv);

    const whole = rank(singleInput(rows, { scale: { min: 2, max: 8 }, k: 5 }));
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(whole)));
  });

  test('says how it is used', async () => {
    const { code, out } = await run(['--help']);

    expect(code).toBe(0);
    expect(out).toContain('npm run rank -- [FILE.csv | -]');
  });

  test('says that groups cannot be compared', async () => {
    const { code, err } = await run([], 'item,rater,score\na,r,3\nb,s,4\n');

    expect({ code, err }).toEqual({ code: 0, err: '2 groups without a common rater: not comparable\n' });
  });

  test('is quiet when its reader leaves early', async () => {
    const many = Array.from({ length: 4000 }, (_, at) => `i${at >> 1},r${at % 3},${(at * 7) % 11}`).join('\n');
    const child = spawn(process.execPath, [command, '--method', 'mean']);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(`item,rater,score\n${many}\n`);

    const code = await new Promise((resolve) => child.on('close', resolve));

    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
