import { rm } from 'node:fs/promises';
import type { TestProject } from 'vitest/node';
import { type Mode, startExpo } from './expo.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    url: string;
    dataDir: string;
    mode: Mode;
  }
}

/** One Expo with the demo for all files, embedded or apart; E2E_URL names one that runs already. */
export default async function setup(project: TestProject) {
  const mode: Mode = process.env.E2E_MODE === 'apart' ? 'apart' : 'embedded';
  project.provide('mode', mode);
  if (process.env.E2E_URL) {
    project.provide('url', process.env.E2E_URL);
    return project.provide('dataDir', process.env.DATA_DIR ?? '.data');
  }
  const expo = await startExpo(mode);
  project.provide('url', expo.url);
  project.provide('dataDir', expo.dataDir);
  return async () => {
    await expo.stop();
    await rm(expo.dataDir, { recursive: true, force: true });
  };
}
