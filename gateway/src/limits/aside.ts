import type { Gate } from './gate.ts';

type Stop = (reason: Error) => void;

/**
 * Starts work when nothing runs, and at the latest after a moment, one piece at a time: after each comes a rest as long as
 * it took, so that half of the time stays for all else. The result gives it up, as what `start` answers does once it has
 * started; undefined: too much waits already, and it never starts. `start` must not throw.
 */
export type Aside = (start: () => Stop) => Stop | undefined;

export type AsideOptions = { patienceMs?: number; most?: number; now?: () => number };

const clock = () => performance.now();

/**
 * A text that nobody has asked before is parsed, validated and planned: milliseconds in which nobody is answered. Whoever
 * sends many of those would hold up all others, so that such work waits until what is known has been answered.
 */
export function createAside(gate: Gate, { patienceMs = 20, most = 1_000, now = clock }: AsideOptions = {}): Aside {
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
    const left = gate.running === 0 ? 0 : first.until - now();
    if (left > 0) {
      timer = setTimeout(soon, left);
      return;
    }
    waiting.delete(first);
    const began = now();
    first.start();
    const took = now() - began;
    if (took < 1) return soon();
    turning = true;
    setTimeout(next, took);
  }

  gate.onIdle(soon);
  return (start) => {
    if (waiting.size >= most) return undefined;
    let stop: Stop = () => void waiting.delete(mine);
    const mine: Waiting = {
      start() {
        stop = start();
      },
      until: now() + patienceMs,
    };
    waiting.add(mine);
    soon();
    return (reason) => stop(reason);
  };
}
