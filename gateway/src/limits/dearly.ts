type Stop = (reason: Error) => void;

/** What a refusal costs whoever caused it, in multiples of what it cost us. */
const factor = 60;
const mostMs = 250;
/** What any refusal costs besides: reading the request and writing the answer. */
const besidesMs = 0.1;

/**
 * Tells a refusal so much later that whoever waits for one before the next attempt takes a sixtieth of a core at most. An
 * honest mistake takes a blink longer to be shown. The result: nobody waits for it any more.
 */
export function tellDearly(tookMs: number, tell: () => void): Stop {
  const timer = setTimeout(tell, Math.min(mostMs, factor * (besidesMs + tookMs)));
  return () => clearTimeout(timer);
}

/** What a connection costs that is opened for one offence: of a WebSocket also its handshake, and what is kept of it. */
export const connectingMs = 0.4;

/** What it takes about to receive so many bytes and to look into them, in milliseconds. */
export const readingMs = (bytes: number) => bytes / 500_000;
