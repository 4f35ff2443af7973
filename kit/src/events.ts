import { EventEmitter } from 'node:events';
import { Repeater, SlidingBuffer } from '@repeaterjs/repeater';
import postgres from 'postgres';

/** Something changed: what kind of thing, and its id. Whoever hears it reads afresh under the viewer's rights. */
export type Event = { topic: string; key: string };

type Cursor = { xid: string; id: string };

const BATCH = 1_000;
const POLL_MS = 1_000;
const WATCHDOG_MS = 5_000;
const PENDING_MS = 10;

/**
 * Hears every committed change, once per process and in order. Commits become visible out of the order of their ids, so the
 * cursor goes by (transaction id, id) and stops before the oldest transaction still running. LISTEN only says when to look:
 * a killed listener costs at most POLL_MS, and a deaf one is rebuilt by the watchdog.
 */
export class Events {
  #url: string;
  #bus = new EventEmitter().setMaxListeners(0);
  #reader: postgres.Sql;
  #listener: postgres.Sql | null = null;
  #cursor: Cursor | null = null;
  #timers: NodeJS.Timeout[] = [];
  #reading: Promise<void> | null = null;
  #again = false;
  #heardAt = 0;
  #stopped = false;
  #report: (error: unknown) => void;

  constructor(url: string, report: (error: unknown) => void) {
    this.#url = url;
    this.#report = report;
    this.#reader = postgres(url, { max: 1, onnotice: () => {}, connection: { application_name: 'cpii events' } });
  }

  /** Begins with what is committed from now on. */
  async start() {
    const [now] = await this.#reader`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`;
    this.#cursor = { xid: now!.xid, id: '0' };
    await this.#listen();
    this.#timers.push(
      setInterval(() => this.#look(), POLL_MS),
      setInterval(() => void this.#watchdog(), WATCHDOG_MS),
    );
  }

  async stop() {
    this.#stopped = true;
    for (const timer of this.#timers) clearInterval(timer);
    await this.#reading;
    await Promise.all([this.#listener?.end({ timeout: 1 }), this.#reader.end({ timeout: 1 })]);
  }

  /** Calls `listener` for each event of `topic` until the function returned is called. */
  on(topic: string, listener: (key: string) => void) {
    this.#bus.on(topic, listener);
    return () => void this.#bus.off(topic, listener);
  }

  /** Ticks at once, then after each matching event. Already listening at the first tick, so nothing is missed. */
  watch(topic: string, matches: (key: string) => boolean) {
    return new Repeater<true>(async (tick, stop) => {
      const leave = this.on(topic, (key) => void (matches(key) && tick(true)));
      tick(true);
      await stop;
      leave();
    }, new SlidingBuffer(1));
  }

  async #listen() {
    const listener = postgres(this.#url, {
      max: 1,
      onnotice: () => {},
      connection: { application_name: 'cpii listener' },
    });
    this.#listener = listener;
    this.#heardAt = Date.now();
    await listener.listen(
      'outbox',
      () => {
        this.#heardAt = Date.now();
        this.#look();
      },
      () => this.#look(),
    );
  }

  async #watchdog() {
    try {
      if (Date.now() - this.#heardAt > 2 * WATCHDOG_MS) {
        const deaf = this.#listener;
        this.#listener = null;
        await deaf?.end({ timeout: 1 });
        if (!this.#stopped) await this.#listen();
      }
      await this.#reader`select pg_notify('outbox', '')`;
    } catch (error) {
      if (!this.#stopped) this.#report(error);
    }
  }

  #look() {
    if (this.#stopped) return;
    this.#again = true;
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
  }

  async #read() {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const { rows, pending } = await this.#next();
        for (const { topic, key } of rows) this.#bus.emit(topic, key);
        if (rows.length === BATCH) this.#again = true;
        else if (pending) setTimeout(() => this.#look(), PENDING_MS).unref();
      } catch (error) {
        if (!this.#stopped) this.#report(error);
      }
    }
  }

  /** The next events in order, and whether committed ones still wait behind a transaction that runs. */
  async #next() {
    const { xid, id } = this.#cursor!;
    const rows = await this.#reader<(Cursor & Event & { ready: boolean })[]>`
      select o.id::text, o.xid::text, o.topic, o.key, o.xid < pg_snapshot_xmin(pg_current_snapshot()) as ready
      from events.outbox o where (o.xid, o.id) > (${xid}::xid8, ${id}::bigint)
      order by o.xid, o.id limit ${BATCH}`;
    const ready = rows.filter((row) => row.ready);
    const last = ready.at(-1);
    if (last) this.#cursor = { xid: last.xid, id: last.id };
    return { rows: ready, pending: ready.length < rows.length };
  }
}
