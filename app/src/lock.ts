import postgres from 'postgres';

/** Who holds the data folder. */
export type Holder = { pid: string; port: string };

const DATA_LOCK = 7_202_614;
const NAME = 'cpii supervisor';

/**
 * Takes the database of a data folder for this process alone, as long as it lives: PostgreSQL lets go of the lock when the
 * connection dies, so a killed process leaves nothing behind. Gives the holder when there is one.
 */
export async function lockData(url: string, port: number): Promise<{ release(): Promise<void> } | { heldBy: Holder }> {
  const name = `${NAME} pid=${process.pid} port=${port}`;
  const client = postgres(url, { max: 1, idle_timeout: 0, max_lifetime: null, connection: { application_name: name } });
  const [locked] = await client`select pg_try_advisory_lock(${DATA_LOCK}) as mine`;
  if (locked!.mine) return { release: () => client.end({ timeout: 1 }) };
  const [holder] = await client`
    select application_name as name from pg_stat_activity join pg_locks using (pid)
    where locktype = 'advisory' and objid = ${DATA_LOCK} and granted`;
  await client.end({ timeout: 1 });
  const [, pid = '?', heldPort = '?'] = /pid=(\d+) port=(\d+)/.exec(holder?.name ?? '') ?? [];
  return { heldBy: { pid, port: heldPort } };
}
