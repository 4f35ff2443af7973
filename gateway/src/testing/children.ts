import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../..', import.meta.url));

/** A program of this package as a process of its own, its output line by line. */
export function startChild(file: string, args: readonly string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [file, ...args], { cwd: folder, env: { ...process.env, ...env } });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const look of waiting) look();
  });
  const errors = text(child.stderr);
  const exited = exitOf(child);

  return {
    lines,
    errors,
    exited,
    kill: (signal: NodeJS.Signals) => child.kill(signal),

    /** The first line that matches, now or later; rejects when the process ends without one. */
    async line(pattern: RegExp): Promise<RegExpExecArray> {
      const found = () => lines.map((line) => pattern.exec(line)).find((match) => match !== null);
      const ended = exited.then(() => true);
      for (;;) {
        const match = found();
        if (match) return match;
        const more = Promise.withResolvers<boolean>();
        const look = () => more.resolve(false);
        waiting.add(look);
        const over = await Promise.race([more.promise, ended]);
        waiting.delete(look);
        if (over && !found()) throw new Error(`ended without ${pattern}: ${await errors}`);
      }
    },

    async stop() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code;
}
