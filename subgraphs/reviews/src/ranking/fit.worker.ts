// A full fit may take tens of milliseconds: here nobody waits for it.
import { parentPort } from 'node:worker_threads';
import { diagnose } from './diagnose.ts';
import type { Answer, Job } from './fitting.ts';
import { settled } from './settled.ts';

parentPort!.on('message', (job: Job) => {
  const answer: Answer = { id: job.id };
  try {
    answer.result = job.kind === 'rank' ? settled(...job.inputs) : diagnose(...job.inputs);
  } catch (error) {
    answer.error = error;
  }
  parentPort!.postMessage(answer);
});
