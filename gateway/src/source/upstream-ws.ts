import type { ConnectionOptions } from 'node:tls';
import { createClient, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import WebSocket from 'ws';
import { unauthenticated } from './result.ts';
import type { Fetch, SourceResult } from './source.ts';
import type { Connect } from './upstream.ts';

type WsOptions = {
  url: string;
  /** The subgraph in messages. */
  name: string;
  fetch: Fetch;
  variables: string;
  /** For the handshake, and for the acknowledgement. */
  timeoutMs: number;
  /** A message larger than this ends the subscription. */
  maxBytes: number;
  tls: ConnectionOptions | undefined;
};

/** Between pings, and for their answer: a peer that vanished without a word is noticed. */
const pingMs = 10_000;
const pongMs = 5_000;

/** A peer that does not close when it is asked to. */
const closeMs = 2_000;

/** What coming again would not mend: our messages, our protocol or the operation itself broke the connection. */
const fatal = new Set([1002, 1003, 1007, 1008, 1009, 1010, 4004, 4400, 4406, 4409, 4429, 4500]);

/** Connections by graphql-transport-ws. The headers go with the upgrade, and again as `connectionParams`. */
export function connectWs({ url, name, fetch, variables, timeoutMs, maxBytes, tls }: WsOptions): Connect {
  const request = { query: fetch.text, operationName: fetch.name, variables: JSON.parse(variables) };
  const limits = { handshakeTimeout: timeoutMs, closeTimeout: closeMs, maxPayload: maxBytes };

  return (headers, listener) => {
    let acknowledged = false;
    let held = false;
    let over = false;
    let silence: NodeJS.Timeout | undefined;

    // Made here and not by the client, where what the constructor throws would be an unhandled rejection.
    const options = { ...tls, ...limits, perMessageDeflate: false, headers };
    const socket = new WebSocket(url, GRAPHQL_TRANSPORT_WS_PROTOCOL, options);
    socket.once('unexpected-response', (_, { statusCode }) => {
      const failure = `${name} answered ${statusCode} and opened no WebSocket`;
      if (statusCode === 401 || statusCode === 403) refuse(unauthenticated(failure));
      else lose(new Error(failure));
    });
    function Opened() {
      return socket;
    }

    const client = createClient({
      url,
      webSocketImpl: Object.assign(Opened, { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 }),
      connectionParams: headers,
      connectionAckWaitTimeout: timeoutMs,
      keepAlive: pingMs,
      // Coming again is not the client's part: who is asking may have other rights by then.
      retryAttempts: 0,
      on: {
        connected() {
          acknowledged = true;
          listener.opened();
        },
        ping(received) {
          if (!received) silence = setTimeout(() => held || lose(new Error(`${name} fell silent`)), pongMs);
        },
        pong(received) {
          if (received) clearTimeout(silence);
        },
        closed: (event) => closed(event as { code: number; reason: string }),
        error: (thrown) => broke(thrown as { message?: string; error?: { code?: string } }),
      },
    });
    const unsubscribe = client.subscribe(request, {
      next(event) {
        if (!over) listener.event(event as SourceResult);
      },
      // The subgraph's refusal. A closed connection is told here too, after `closed` has heard of it.
      error(thrown) {
        if (!Array.isArray(thrown)) return;
        end(() => {
          listener.event({ data: null, errors: thrown });
          listener.completed();
        });
      },
      complete: () => end(() => listener.completed()),
    });

    function closed({ code, reason }: { code: number; reason: string }) {
      const words = `${name} closed the connection: ${code} ${reason}`;
      // Who was let in before may be let in again, with the headers of then. Who never was has no session there.
      if (code === 4401 || (code === 4403 && !acknowledged)) refuse(unauthenticated(words));
      else if (fatal.has(code)) refuse(new Error(words));
      else lose(new Error(words));
    }

    function broke(thrown: { message?: string; error?: { code?: string } }) {
      const tooLarge = thrown.error?.code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH';
      if (tooLarge) refuse(new Error(`${name} sent an event of more than ${maxBytes} bytes`));
      else lose(new Error(`${name} failed: ${thrown.message}`, { cause: thrown.error ?? thrown }));
    }

    function refuse(reason: Error) {
      end(() => listener.refused(reason));
    }

    function lose(reason: Error) {
      end(() => listener.lost(reason));
    }

    function end(tell?: () => void) {
      if (over) return;
      over = true;
      clearTimeout(silence);
      tell?.();
      unsubscribe();
      // Otherwise the client would ask for another socket after a normal closure.
      Promise.resolve(client.dispose()).catch(() => {});
      // A peer that has not let us in, or is not being read, would not take part in closing.
      if (!acknowledged || held) socket.terminate();
    }

    return {
      hold(hold) {
        held = hold;
        if (hold) socket.pause();
        else socket.resume();
      },
      close: () => end(),
    };
  };
}
