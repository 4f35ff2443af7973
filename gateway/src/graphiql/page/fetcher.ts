import type { ClientOptions, Client as LiveClient } from 'graphql-ws';

export type Answer = { data?: unknown; errors?: unknown; extensions?: Record<string, unknown> };
export type Request = { query: string; variables?: Record<string, unknown>; operationName?: string | null };
type Document = { definitions: readonly { kind: string; operation?: string; name?: { value: string } }[] };
type Given = { headers?: Record<string, string>; documentAST?: Document };

/** Who is told of what comes and goes. */
export type Watcher = {
  wantsPlan(): boolean;
  answered(answer: Answer, milliseconds: number): void;
  begun(stop: () => void): void;
  arrived(answer: Answer): void;
  ended(): void;
};

/** What GraphiQL asks with: HTTP for answers, a WebSocket for live ones. The watcher sees each before it is shown. */
export function createFetcher(endpoint: string, createClient: (options: ClientOptions) => LiveClient, watch: Watcher) {
  return async (params: Request, { headers = {}, documentAST }: Given = {}) => {
    const operations = documentAST?.definitions.filter(({ kind }) => kind === 'OperationDefinition') ?? [];
    const named = operations.find(({ name }) => name && name.value === params.operationName);
    // A name that came with a link and was edited away since says nothing any more.
    const operationName = operations.length === 0 || named ? params.operationName : undefined;
    const request = { query: params.query, variables: params.variables, operationName };

    if ((named ?? operations[0])?.operation === 'subscription') return live(request, headers);
    return operationName === 'IntrospectionQuery'
      ? post(endpoint, request, new Headers(headers))
      : ask(request, headers);
  };

  async function ask(request: Request, given: Record<string, string>) {
    const headers = new Headers(given);
    const ours = ['cost', 'plan'].filter((name) => !headers.has(`x-graphql-${name}`));
    if (ours.includes('cost')) headers.set('x-graphql-cost', '1');
    if (ours.includes('plan') && watch.wantsPlan()) headers.set('x-graphql-plan', '1');
    const began = performance.now();
    const answer = await post(endpoint, request, headers);
    watch.answered(answer, performance.now() - began);
    return without(answer, ours);
  }

  function live(request: Request, headers: Record<string, string>) {
    const url = new URL(endpoint, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    const client = createClient({ url: url.href, connectionParams: headers, retryAttempts: 20 });
    const answers = client.iterate(request as { query: string });
    let over = false;
    function end() {
      if (over) return;
      over = true;
      client.dispose();
      watch.ended();
    }
    const stop = async () => {
      end();
      return answers.return!();
    };
    watch.begun(stop);
    return {
      async next() {
        try {
          const step = await answers.next();
          if (step.done || over) end();
          else watch.arrived(step.value as Answer);
          return over ? { done: true, value: undefined } : step;
        } catch (thrown) {
          end();
          throw readable(thrown);
        }
      },
      return: stop,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}

async function post(endpoint: string, request: Request, headers: Headers): Promise<Answer> {
  headers.set('content-type', 'application/json');
  if (!headers.has('accept')) headers.set('accept', 'application/graphql-response+json, application/json;q=0.9');
  const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(request) });
  try {
    return (await response.json()) as Answer;
  } catch {
    throw new Error(`HTTP ${response.status} ${response.statusText}`.trim());
  }
}

/** An answer as it was asked for: what we wanted to know besides is shown elsewhere. */
function without(answer: Answer, names: string[]): Answer {
  if (!answer.extensions) return answer;
  const { extensions, ...rest } = answer;
  const left = Object.entries(extensions).filter(([name]) => !names.includes(name));
  return left.length > 0 ? { ...rest, extensions: Object.fromEntries(left) } : rest;
}

/** What ends a live answer is a list of GraphQL errors, a closed socket or an error. */
function readable(thrown: unknown): unknown {
  if (thrown instanceof CloseEvent) return new Error(`WebSocket ${thrown.code} ${thrown.reason}`.trim());
  return thrown instanceof Event ? new Error('WebSocket') : thrown;
}
