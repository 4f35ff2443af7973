import type { Attributes } from '@opentelemetry/api';

type Environment = Record<string, string | undefined>;

/**
 * Sends traces where OTEL_EXPORTER_OTLP_ENDPOINT says, by OTLP over HTTP; the SDK reads further OTEL_ variables itself.
 * Nothing of it is loaded by whoever wants no traces. The result sends what is left.
 */
export async function sendTraces(environment: Environment): Promise<() => Promise<void>> {
  const { BatchSpanProcessor, NodeTracerProvider } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const provider = new NodeTracerProvider({
    resource: resourceOf(environment),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  return () => provider.shutdown();
}

/** Who sends them, as the specification has it said in the environment; without the package that detects a hundred hosts. */
function resourceOf({ OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES = '' }: Environment) {
  const attributes: Attributes = { 'service.name': 'gateway' };
  for (const pair of OTEL_RESOURCE_ATTRIBUTES.split(',')) {
    const [, name, value] = /^\s*([^=]+)=(.*?)\s*$/.exec(pair) ?? [];
    if (name && value !== undefined) attributes[name] = decodeURIComponent(value);
  }
  if (OTEL_SERVICE_NAME) attributes['service.name'] = OTEL_SERVICE_NAME;
  const resource = { attributes, merge: () => resource, getRawAttributes: () => Object.entries(attributes) };
  return resource;
}
