import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../seeing/log.ts';
import { errorOf } from '../source/settle.ts';

/** Writers write in several steps, and some rename: what counts is the text a moment later. */
const SETTLE_MS = 100;
/** Some file systems tell nothing. */
const POLL_MS = 5_000;

/**
 * Calls `changed` with the text of a file whenever that has become another one. What it throws is logged once; the text is
 * then not tried again, and whatever was before goes on. The result stops watching.
 */
export function watchFile(file: string, current: string, log: Log, changed: (text: string) => void): () => void {
  let seen = current;
  let timer: NodeJS.Timeout | undefined;

  function look() {
    try {
      const text = readFileSync(file, 'utf8');
      if (text === seen || text === '') return;
      seen = text;
      changed(text);
      log.info({ file }, 'loaded anew');
    } catch (thrown) {
      const err = errorOf(thrown) as NodeJS.ErrnoException;
      // Between a removal and the new file there is none; a poll sees when there is.
      if (err.code === 'ENOENT') log.debug({ file }, 'not there right now');
      else log.error({ err, file }, 'not loaded; the one before stays');
    }
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE_MS);
  }

  // The folder and not the file: a file that is renamed into its place is another one.
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(dirname(file), { persistent: false }, soon);
    watcher.on('error', (err) => log.debug({ err, file }, 'not watched, only polled'));
  } catch (err) {
    log.debug({ err, file }, 'not watched, only polled');
  }
  const poll = setInterval(look, POLL_MS);
  poll.unref();

  return () => {
    clearTimeout(timer);
    clearInterval(poll);
    watcher?.close();
  };
}
