import { createClient } from 'graphql-ws';
import { inject } from 'vitest';
import WebSocket from 'ws';

export type Answer<Data> = {
  data?: Data | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string } & Record<string, unknown> }[];
};

const PASSWORD = 'cpii-demo-2026';

/** The API as a person of the demo, or as nobody, asks it. */
export async function person(email: string | null, url = inject('url')) {
  const cookie = email ? await signIn(email, url) : '';
  return {
    cookie,
    ask: async <Data = Record<string, never>>(query: string, variables: object = {}): Promise<Answer<Data>> => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, 'accept-language': 'en' },
        body: JSON.stringify({ query, variables }),
      });
      return (await response.json()) as Answer<Data>;
    },
    /** Collects what a subscription sends. */
    watch: <Data>(query: string, variables: Record<string, unknown>) => watch<Data>(url, cookie, query, variables),
  };
}

export async function signIn(email: string, url = inject('url')): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  if (!response.ok) throw new Error(`${email} cannot sign in: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

function watch<Data>(url: string, cookie: string, query: string, variables: Record<string, unknown>) {
  class Socket extends WebSocket {
    constructor(address: string, protocol: string) {
      super(address, protocol, { headers: { cookie, origin: url } });
    }
  }
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: Socket,
    retryAttempts: 50,
    shouldRetry: () => true,
    retryWait: () => pause(200),
  });
  const events: Answer<Data>[] = [];
  let ended: unknown = null;
  client.subscribe<Data>(
    { query, variables },
    {
      next: (event) => void events.push(event as Answer<Data>),
      error: (error) => {
        ended = error ?? 'error';
      },
      complete: () => {
        ended ??= 'complete';
      },
    },
  );
  return {
    events,
    ended: () => ended,
    /** Waits for an event that `fits`; gives it with the milliseconds it took. */
    until: async (fits: (event: Answer<Data>) => boolean, from = 0, patience = 10_000) => {
      const began = Date.now();
      for (;;) {
        const event = events.slice(from).find(fits);
        if (event) return { event, ms: Date.now() - began };
        if (Date.now() - began > patience)
          throw new Error(`no such event among ${events.length}: ${JSON.stringify(events.at(-1))?.slice(0, 300)}`);
        await pause(5);
      }
    },
    stop: () => client.dispose(),
  };
}

export const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));
