import { context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Call } from '../call.ts';
import type { Observer } from './observer.ts';

/**
 * A span for each operation and, below it, one for each fetch of its plan. Goes where the program's OpenTelemetry SDK sends
 * it, and nowhere without one. A trace that a client has begun goes on here, and on in the subgraphs.
 */
export function traceObserver(): Observer {
  const tracer = trace.getTracer('gateway');
  return {
    operation({ kind, name }) {
      const title = name === undefined ? kind : `${kind} ${name}`;
      const attributes = {
        'graphql.operation.type': kind,
        ...(name !== undefined && { 'graphql.operation.name': name }),
      };
      return (call) => {
        const span = tracer.startSpan(title, { kind: SpanKind.SERVER, attributes }, above(call));
        span.setAttribute('gateway.request.id', call.requestId);
        const own = trace.setSpan(ROOT_CONTEXT, span);
        return {
          fetch(fetch, entities) {
            const asked = {
              'gateway.subgraph': fetch.service,
              'graphql.operation.type': fetch.kind,
              ...(entities > 0 && { 'gateway.entities': entities }),
            };
            const below = tracer.startSpan(`fetch ${fetch.service}`, { kind: SpanKind.CLIENT, attributes: asked }, own);
            const headers: Record<string, string> = {};
            propagation.inject(trace.setSpan(ROOT_CONTEXT, below), headers);
            return {
              headers,
              ended(failure, result) {
                if (failure) failed(below, failure.message);
                else if (result?.errors?.length) failed(below, result.errors[0]!.message);
                below.end();
              },
            };
          },
          answered({ errors }) {
            if (errors.length > 0) {
              span.setAttribute('gateway.errors', errors.length);
              failed(span, errors[0]!.message);
            }
            span.end();
          },
        };
      };
    },
  };
}

/** The span that is active where the gateway is called; otherwise the one that the client's headers speak of. */
function above({ request }: Call<object>) {
  const active = context.active();
  return trace.getSpan(active) ? active : propagation.extract(ROOT_CONTEXT, request?.headers ?? {});
}

function failed(span: Span, message: string) {
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}
