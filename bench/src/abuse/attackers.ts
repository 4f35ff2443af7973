// A few attackers in one process. POST /CATEGORY sets them on, DELETE / calls them off and answers what they met.
import { Agent, createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { attacks } from './attacks.ts';

export type Met = { refused: number; otherwise: string[] };

const target = new URL(process.env.TARGET!);
const attackers = Number(process.env.ATTACKERS);
let [met, on, attacking] = [{ refused: 0, otherwise: [] } as Met, false, [] as Promise<void>[]];

/** One attack after the other, each as soon as the one before is refused. */
async function attack(category: string, from: number) {
  const all = attacks[category]!;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let n = from; on; n++) {
    try {
      const refused = await all[n % all.length]!({ host: target.hostname, port: Number(target.port) }, agent);
      if (on) met.refused += refused;
    } catch (thrown) {
      if (met.otherwise.length < 3) met.otherwise.push(String(thrown));
      await wait(1);
    }
  }
  agent.destroy();
}

createServer(async (request, response) => {
  if (request.method === 'POST') {
    const category = decodeURIComponent(request.url!.slice(1));
    [met, on] = [{ refused: 0, otherwise: [] }, true];
    const apart = Math.ceil(attacks[category]!.length / attackers);
    attacking = Array.from({ length: attackers }, (_, n) => attack(category, n * apart));
  } else {
    on = false;
    response.write(JSON.stringify(met));
    await Promise.all(attacking);
  }
  response.end();
}).listen(Number(process.env.PORT), '127.0.0.1');
