import { createGateway, type Observer, schemaSource } from '../gateway/src/index.ts';
import { compose } from '../gateway/src/supergraph/compose.ts';
import { median, print, spread } from './src/table.ts';

// What it costs to see a gateway run: CPU of a request in one process, its subgraphs run by graphql-jit, with each switch.
process.env.EMBEDDED = 'graphql-jit';
const { embedded } = await import('./src/embedded.ts');
const { questions, subgraphs } = await import('./src/graph.ts');

const SLICES = 15;
const REQUESTS = 400;
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const nobody: Observer = { operation: () => () => ({ answered() {} }) };

const switches = {
  nothing: {},
  'an observer that does nothing': { observers: [nobody] },
  metrics: { metrics: true },
  'a log line for each operation (to nowhere)': { operations: 'info' },
  'traces, without an SDK': { traces: true },
  'all of these': { metrics: true, operations: 'info', traces: true },
} as const;

const supergraphSdl = compose(subgraphs).supergraphSdl;
const gateways = await Promise.all(
  Object.entries(switches).map(async ([name, seeing]) => {
    const sources = embedded.map(({ name, schema, run }) => [name, schemaSource<object>(schema, () => ({}), { run })]);
    const gateway = await createGateway<object>({
      supergraphSdl,
      sources: Object.fromEntries(sources),
      context: () => ({}),
      graphiql: false,
      seeing,
      log: silent,
    });
    return { name, gateway, slices: [] as number[] };
  }),
);

async function press(gateway: (typeof gateways)[number]['gateway']): Promise<number> {
  const began = process.cpuUsage();
  for (let n = 0; n < REQUESTS; n++) await gateway.execute(questions[n % questions.length]!, {});
  const { user, system } = process.cpuUsage(began);
  return (user + system) / REQUESTS;
}

// In turn, slice by slice, so that whatever else the machine does meets all of them.
for (const { gateway } of gateways) for (let n = 0; n < 4; n++) await press(gateway);
for (let n = 0; n < SLICES; n++) for (const { gateway, slices } of gateways) slices.push(await press(gateway));

const base = gateways[0]!.slices;
print(
  `seeing: CPU of a request in one process, ${SLICES} slices of ${REQUESTS}`,
  gateways.map(({ name, slices }) => ({
    '': name,
    'CPU µs': median(slices).toFixed(1),
    '±': `${(spread(slices) * 100).toFixed(0)} %`,
    'more than nothing': `${(median(slices.map((slice, n) => slice / base[n]! - 1)) * 100).toFixed(1)} %`,
  })),
);
for (const { gateway } of gateways) await gateway.stop();
