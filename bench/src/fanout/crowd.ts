import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { subscription } from './board.ts';

/** Sockets that watch one board, as clients of graphql-transport-ws: each with an id of its own for its subscription. */
export class Crowd {
  readonly #url: string;
  readonly #sockets: WebSocket[] = [];
  #version = 0;
  #waiting = 0;
  #all = () => {};
  /** The first message that anyone got, for comparing. */
  first = '';

  constructor(url: string) {
    this.#url = url;
  }

  /** Opens more until there are `count`, each having seen the board, a hundred at a time. */
  async growTo(count: number) {
    const opening = async () => {
      while (this.#sockets.length < count) await this.#open();
    };
    await Promise.all(Array.from({ length: 100 }, opening));
  }

  /** Resolves when everyone has seen this version. */
  seen(version: number): Promise<void> {
    this.#version = version;
    this.#waiting = this.#sockets.length;
    return new Promise((done) => {
      this.#all = done;
    });
  }

  shrinkTo(count: number) {
    for (const socket of this.#sockets.splice(count)) socket.terminate();
  }

  #open(): Promise<void> {
    const socket = new WebSocket(this.#url, 'graphql-transport-ws', { perMessageDeflate: false });
    this.#sockets.push(socket);
    return new Promise((watching, failed) => {
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('error', failed);
      socket.on('close', (code) => failed(new Error(`closed with ${code}`)));
      socket.on('message', (bytes: Buffer) => {
        const version = /"version":(\d+)/.exec(bytes.toString('latin1', 0, 200))?.[1];
        if (version === undefined) {
          const payload = { query: subscription };
          if (bytes.includes('connection_ack'))
            socket.send(JSON.stringify({ id: randomUUID(), type: 'subscribe', payload }));
          else if (!bytes.includes('"type":"ping"')) failed(new Error(String(bytes)));
          return;
        }
        this.first ||= String(bytes);
        watching();
        if (Number(version) === this.#version && --this.#waiting === 0) this.#all();
      });
    });
  }
}
