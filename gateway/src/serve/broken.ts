import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { connectingMs, tellDearly } from '../limits/dearly.ts';

/** What Node's server answers itself, by the code of its error; 400 to all others. */
const statuses: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Payload Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};

const refused = new WeakSet<Duplex>();

/** For a server's `clientError`: refuses what is no HTTP as the server would, but as late as every other refusal, and reads no more. */
export function refuseBroken({ code = '' }: NodeJS.ErrnoException, socket: Duplex) {
  if (refused.has(socket)) return;
  refused.add(socket);
  if (!socket.writable || isAnswering(socket)) return void socket.destroy();
  socket.pause();
  const status = Object.hasOwn(statuses, code) ? statuses[code]! : '400 Bad Request';
  tellDearly(connectingMs, () => {
    if (!socket.writable || isAnswering(socket)) socket.destroy();
    else socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy());
  });
}

/** Whether an answer to an earlier request is under way, which another would look like a part of. */
function isAnswering(socket: Duplex): boolean {
  // Nothing public tells; Node's own refusal looks here as well.
  return (socket as { _httpMessage?: ServerResponse })._httpMessage?.headersSent === true;
}
