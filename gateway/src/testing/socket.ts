import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import WebSocket, { type ClientOptions } from 'ws';

export type Message = { type: string; id?: string; payload?: unknown };

/** A queue that is waited on: what comes before it is asked for is kept. */
function inbox<Item>() {
  const items: Item[] = [];
  const takers: ((item: Item) => void)[] = [];
  return {
    items,
    put(item: Item) {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take: () => new Promise<Item>((resolve) => (items.length > 0 ? resolve(items.shift()!) : takers.push(resolve))),
  };
}

/** A client of a WebSocket that knows no protocol above it: it sends what it is told and tells what comes. */
export async function openSocket(
  url: string,
  protocol: string | string[] | undefined = 'graphql-transport-ws',
  options: ClientOptions = {},
) {
  const socket = new WebSocket(url.replace('http', 'ws'), protocol, { perMessageDeflate: false, ...options });
  const texts = inbox<string>();
  const pongs = inbox<string>();
  socket.on('message', (text) => texts.put(String(text)));
  socket.on('pong', (payload) => pongs.put(String(payload)));
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  socket.on('error', () => {}); // told by `closed`

  const client = {
    socket,
    closed,
    /** What has come and was not asked for yet. */
    unread: texts.items,
    send: (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: async (): Promise<Message> => JSON.parse(await texts.take()),
    pong: pongs.take,
    subscribe(id: string, query: string, more: object = {}) {
      client.send({ id, type: 'subscribe', payload: { query, ...more } });
    },
    async stop() {
      socket.terminate();
      await closed;
    },
  };
  return client;
}

export type TestSocket = Awaited<ReturnType<typeof openSocket>>;

/** The same after `connection_init` and its acknowledgement. */
export async function openAcknowledged(url: string, authorization?: string) {
  const client = await openSocket(url);
  client.send({ type: 'connection_init', ...(authorization && { payload: { authorization } }) });
  const { type } = await client.next();
  if (type !== 'connection_ack') throw new Error(`not acknowledged: ${type}`);
  return client;
}

export type Frame = { fin: boolean; opcode: number; payload: Buffer };

/** A WebSocket by hand, for what no library would send: frames as they are written, and as they come. */
export async function openRaw(port: number, protocol = 'graphql-transport-ws') {
  const socket: Socket = connect(port, '127.0.0.1');
  const frames = inbox<Frame>();
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => {}); // told by `ended`
  socket.write(
    `GET /graphql HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
      `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  let rest = Buffer.alloc(0);
  let head = '';
  const upgraded = Promise.withResolvers<string>();
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    if (head === '') {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      head = rest.toString('latin1', 0, end);
      rest = rest.subarray(end + 4);
      upgraded.resolve(head);
    }
    for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
      rest = rest.subarray(frame.length);
      frames.put(frame);
    }
  });
  await upgraded.promise;
  const client = {
    socket,
    head,
    ended,
    next: frames.take,
    write: (frame: Buffer) => void socket.write(frame),
    /** The next message, which must be whole. */
    async message(): Promise<Message> {
      const { fin, opcode, payload } = await frames.take();
      if (!fin || opcode !== 1) throw new Error(`not one text frame: ${opcode}`);
      return JSON.parse(String(payload));
    },
    /** The code of the close frame that is to come, whatever comes before. */
    async closeCode(): Promise<number> {
      for (;;) {
        const { opcode, payload } = await frames.take();
        if (opcode === 8) return payload.readUInt16BE(0);
      }
    },
    async stop() {
      socket.destroy();
      await ended;
    },
  };
  return client;
}

function readFrame(bytes: Buffer): (Frame & { length: number }) | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes[1]! & 0x7f;
  const head = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < head) return undefined;
  const size = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < head + size) return undefined;
  const payload = Buffer.from(bytes.subarray(head, head + size));
  return { fin: (bytes[0]! & 0x80) !== 0, opcode: bytes[0]! & 0x0f, payload, length: head + size };
}

export type FrameOptions = { fin?: boolean; rsv?: number; masked?: boolean; length?: number };

/** A frame of RFC 6455 as a client sends it; `length` claims another length than its own. */
export function frameOf(opcode: number, payload: string | Buffer, options: FrameOptions = {}): Buffer {
  const { fin = true, rsv = 0, masked = true } = options;
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const { length = bytes.length } = options;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  head[1] = (masked ? 0x80 : 0) | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  if (!masked) return Buffer.concat([head, bytes]);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, Uint8Array.from(bytes, (byte, n) => byte ^ mask[n % 4]!)]);
}
