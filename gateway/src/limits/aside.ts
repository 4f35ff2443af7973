import type { Gate } from './gate.ts';

type Stop = (reason: Error) => void;

/**
 * Starts work when nothing runs, one piece a turn of the event loop, and at the latest after a moment. The result gives it
 * up, as what `start` answers does once it has started; undefined: too much waits already, and it never starts.
 */
export type Aside = (start: () => Stop) => Stop | undefined;

export type AsideOptions = { patienceMs?: number; most?: number };

/**
 * A text that nobody has asked before is parsed, validated and planned: milliseconds in which nobody is answered. Whoever
 * sends many of those would hold up all others, so that such work waits until what is known has been answered.
 */
export function createAside(gate: Gate, { patienceMs = 20, most = 1_000 }: AsideOptions = {}): Aside {
  type Waiting = { start: () => void; until: number };
  const waiting = new Set<Waiting>();
  let turning = false;
  let timer: NodeJS.Timeout | undefined;

  function soon() {
    if (turning || waiting.size === 0) return;
    turning = true;
    setImmediate(next);
  }

  function next() {
    turning = false;
    clearTimeout(timer);
    const [first] = waiting;
    if (!first) return;
    const left = gate.running === 0 ? 0 : first.until - performance.now();
    if (left > 0) {
      timer = setTimeout(soon, left);
      return;
    }
    waiting.delete(first);
    soon();
    first.start();
  }

  gate.onIdle(soon);
  return (start) => {
    if (waiting.size >= most) return undefined;
    let stop: Stop = () => void waiting.delete(mine);
    const mine: Waiting = {
      start() {
        stop = start();
      },
      until: performance.now() + patienceMs,
    };
    waiting.add(mine);
    soon();
    return (reason) => stop(reason);
  };
}
