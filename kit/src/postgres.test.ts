import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { startPostgres } from './postgres.ts';

const folder = await mkdtemp(join(tmpdir(), 'cpii-postgres-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const pidFile = join(folder, 'files', 'postmaster.pid');
const ask = async (url: string) => {
  const sql = postgres(url, { max: 1 });
  const [row] = await sql`select lower('ĐẮK') as word`;
  await sql.end();
  return row!.word;
};

test('a server left running is taken over; one that was killed is started again, also when its number is another’s by now', async () => {
  const first = await startPostgres(folder);
  const second = await startPostgres(folder);
  const words = [await ask(second.url)];
  const left = await readFile(pidFile, 'utf8');

  process.kill(Number(left.split('\n')[0]), 'SIGKILL');
  const third = await startPostgres(folder);
  words.push(await ask(third.url));
  await third.stop();
  await writeFile(pidFile, [process.pid, ...left.split('\n').slice(1)].join('\n'));
  const fourth = await startPostgres(folder);
  words.push(await ask(fourth.url));
  await fourth.stop();

  expect([first.adopted, second.adopted, third.adopted, fourth.adopted]).toEqual([false, true, false, false]);
  expect(words).toEqual(['đắk', 'đắk', 'đắk']);
});
