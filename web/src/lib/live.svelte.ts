import {
  type AnyVariables,
  Client,
  type CombinedError,
  subscriptionExchange,
  type TypedDocumentNode,
} from '@urql/core';
import { createClient as createSocket } from 'graphql-ws';
import { createSubscriber } from 'svelte/reactivity';

/** The code with which the server closes a socket whose session has ended. */
const forbidden = 4403;

const used = new Map<string, number>();

/**
 * Whoever watches the same has the same id, so that the gateway can send one frame to all of them. A second time on this
 * socket it is another one.
 */
function operationId(payload: object): string {
  let hash = 0x811c9dc5; // FNV-1a
  for (const char of JSON.stringify(payload)) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
  const id = (hash >>> 0).toString(36);
  const times = used.get(id) ?? 0;
  used.set(id, times + 1);
  return times === 0 ? id : `${id}.${times}`;
}

/** The browser's one socket, opened when something on screen is live. Only pages with live parts load this file. */
const socket = createSocket({
  url: () => new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
  lazy: true,
  retryAttempts: Infinity,
  shouldRetry: () => true,
  keepAlive: 10_000,
  generateID: operationId,
});

// A line that was cut without a word is only found out by asking: without an answer in time it is given up and made anew.
let silence: ReturnType<typeof setTimeout> | undefined;
socket.on('ping', (received) => {
  if (!received) silence = setTimeout(() => socket.terminate(), 5_000);
});
socket.on('pong', () => clearTimeout(silence));
socket.on('closed', () => clearTimeout(silence));

// A session that ended, here or elsewhere: nothing of it stays on screen, and the server says what anybody may see. A socket
// that never stood has shown nothing, and to load again for it could go on forever.
let stood = false;
const signedOut = () => {
  if (stood) location.reload();
};
socket.on('connected', () => (stood = true));
socket.on('closed', (event) => {
  if ((event as CloseEvent).code === forbidden) signedOut();
});

const client = new Client({
  url: '/graphql',
  preferGetMethod: false,
  exchanges: [
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({
          unsubscribe: socket.subscribe(
            { query: query!, variables: variables as Record<string, unknown> },
            {
              next: (result) => sink.next(result as never),
              error: (error) => sink.error(error),
              complete: () => sink.complete(),
            },
          ),
        }),
      }),
    }),
  ],
});

/** The latest result of a GraphQL subscription, open only while something on screen reads it. */
export class Live<Data, Variables extends AnyVariables> {
  #data = $state.raw<Data>();
  #error = $state.raw<CombinedError>();
  #connected = $state(false);
  #open: () => void;

  constructor(document: TypedDocumentNode<Data, Variables>, variables: Variables) {
    this.#open = createSubscriber(() => {
      const off = [
        socket.on('connected', () => (this.#connected = true)),
        socket.on('closed', () => (this.#connected = false)),
        client.subscription(document, variables).subscribe(({ data, error }) => {
          if (error?.graphQLErrors.some(({ extensions }) => extensions.code === 'UNAUTHENTICATED')) signedOut();
          if (data) this.#data = data;
          this.#error = error;
        }).unsubscribe,
      ];
      return () => {
        for (const stop of off) stop();
      };
    });
  }

  /** The last state that arrived; undefined before the first. */
  get data() {
    this.#open();
    return this.#data;
  }

  /** What went wrong with the last message, if anything. */
  get error() {
    this.#open();
    return this.#error;
  }

  /** Whether changes arrive now; what is on screen stays while they do not. */
  get connected() {
    this.#open();
    return this.#connected;
  }
}
