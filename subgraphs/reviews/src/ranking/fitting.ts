import { Worker } from 'node:worker_threads';
import type { RankInput, Ranking } from '@cpii/ranking';
import type { Diagnosis, Standing } from './diagnose.ts';

type Inputs = { rank: [RankInput]; diagnose: [RankInput, Standing] };
type Results = { rank: Ranking; diagnose: Diagnosis };
type Kind = keyof Results;

export type Job = { [Each in Kind]: { id: number; kind: Each; inputs: Inputs[Each] } }[Kind];
export type Answer = { id: number; result?: unknown; error?: unknown };

/** Full fits in a thread of their own, one after another. The thread begins with the first and does not keep a process alive. */
export function createFitting() {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let thread: Worker | undefined;
  let jobs = 0;

  function start() {
    const worker = new Worker(new URL('./fit.worker.ts', import.meta.url));
    worker.unref();
    worker.on('message', ({ id, result, error }: Answer) => {
      const job = waiting.get(id);
      waiting.delete(id);
      if (error) job?.reject(error);
      else job?.resolve(result);
    });
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`the thread that fits rankings has ended with ${code}`)));

    function end(reason: unknown) {
      if (thread === worker) thread = undefined;
      for (const job of waiting.values()) job.reject(reason);
      waiting.clear();
    }
    return worker;
  }

  return {
    run<Each extends Kind>(kind: Each, ...inputs: Inputs[Each]): Promise<Results[Each]> {
      thread ??= start();
      const job = Promise.withResolvers<unknown>();
      const id = jobs++;
      waiting.set(id, job);
      thread.postMessage({ id, kind, inputs });
      return job.promise as Promise<Results[Each]>;
    },

    async stop() {
      await thread?.terminate();
    },
  };
}

export type Fitting = ReturnType<typeof createFitting>;
