import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

// A public question that crosses the museum's three subgraphs.
const body = JSON.stringify({
  query: 'query Gallery { artworks(first: 20) { totalCount nodes { title artist { name } votes } } }',
});

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Asks at a steady rate, whether it is answered or not. Milliseconds of each answer, from when it was meant to be asked. */
export async function askSteadily(url: string, perSecond: number, seconds: number): Promise<number[]> {
  const latencies: number[] = [];
  const asked: Promise<void>[] = [];
  const from = performance.now();
  for (let n = 0; n < perSecond * seconds; n++) {
    const meant = from + (n * 1_000) / perSecond;
    const early = meant - performance.now();
    if (early > 0) await wait(early);
    asked.push(askOnce(url).then(() => void latencies.push(performance.now() - meant)));
  }
  await Promise.all(asked);
  return latencies;
}

function askOnce(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const sending = request(url, { method: 'POST', agent, headers }, async (response) => {
      const text = Buffer.concat(await response.toArray()).toString();
      if (response.statusCode === 200 && text.startsWith('{"data":{"artworks":{')) resolve();
      else reject(new Error(`the others were not answered: ${response.statusCode} ${text.slice(0, 200)}`));
    });
    // A kept connection may be closed just as it is used again: every client then asks once more.
    sending.on('error', (cause) =>
      sending.reusedSocket
        ? askOnce(url).then(resolve, reject)
        : reject(new Error('the others were not answered', { cause })),
    );
    sending.end(body);
  });
}
