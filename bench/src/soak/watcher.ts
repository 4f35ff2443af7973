import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { subscription } from '../fanout/board.ts';

/** One socket that watches the board and remembers the latest version it saw; cut off, it comes back when it is told to. */
export class Watcher {
  readonly #url: string;
  #socket: WebSocket | undefined;
  /** 0 until the board has come over the socket of now. */
  version = 0;
  messages = 0;

  constructor(url: string) {
    this.#url = url;
  }

  /** Resolves when the board is there. */
  open(): Promise<void> {
    const socket = new WebSocket(this.#url, 'graphql-transport-ws', { perMessageDeflate: false });
    this.#socket = socket;
    this.version = 0;
    return new Promise((watching, failed) => {
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('error', failed);
      socket.on('close', (code) => failed(new Error(`closed with ${code}`)));
      socket.on('message', (bytes: Buffer) => {
        const version = /"version":(\d+)/.exec(bytes.toString('latin1', 0, 200))?.[1];
        if (version !== undefined) {
          this.version = Math.max(this.version, Number(version));
          this.messages += 1;
          watching();
        } else if (bytes.includes('connection_ack')) {
          socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload: { query: subscription } }));
        } else failed(new Error(String(bytes)));
      });
    });
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  cut() {
    this.#socket?.removeAllListeners('close');
    this.#socket?.terminate();
  }
}
