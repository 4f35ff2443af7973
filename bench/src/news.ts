import postgres from 'postgres';

/** Milliseconds of the bare way of news: one transaction that writes the outbox, and a listener that hears of it. */
export async function commitToNotify(sql: postgres.Sql, url: string, count: number): Promise<number[]> {
  const took: number[] = [];
  const listener = postgres(url, { max: 1 });
  let heard = () => {};
  await listener.listen('outbox', () => heard());
  for (let n = 0; n < count; n++) {
    const began = performance.now();
    const arrived = new Promise<void>((done) => {
      heard = done;
    });
    await sql`insert into events.outbox (topic, key) values ('bench', ${n})`;
    await arrived;
    took.push(performance.now() - began);
  }
  await listener.end();
  return took;
}

export const percentile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))]!;

export const row = (name: string, values: number[]) =>
  `${name.padEnd(28)} median ${percentile(values, 0.5).toFixed(1)} ms   p99 ${percentile(values, 0.99).toFixed(1)} ms`;
