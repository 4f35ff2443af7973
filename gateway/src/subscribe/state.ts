import type { Writable } from 'node:stream';
import type { Outcome } from '../execute/execute.ts';
import { textOf } from '../serve/answer.ts';

/** The id of a subscription on its socket, as JSON. */
export type FrameId = { json: string; bytes: number };

/** What a group last said. It is written as a frame once, whoever it goes to. */
export type State = {
  readonly outcome: Outcome;
  /** Hands the frame of a `next` message to a socket that nothing else may stand before. */
  write(socket: Writable, id: FrameId): void;
};

type Frame = { bytes: Buffer; id: string; idAt: number; taken: boolean };

const before = '{"id":';
const between = ',"type":"next","payload":';

export function createState(outcome: Outcome): State {
  const frames = new Map<number, Frame>();

  /** The frame for ids of this length, with this id in it. */
  function frameFor({ json, bytes }: FrameId): Frame {
    let frame = frames.get(bytes);
    if (!frame) {
      frame = frameOf(json, textOf(outcome));
      frames.set(bytes, frame);
    } else if (frame.id !== json) {
      // A socket that could not send at once still holds these bytes.
      if (frame.taken) frame.bytes = Buffer.from(frame.bytes);
      frame.taken = false;
      frame.bytes.write(json, frame.idAt);
      frame.id = json;
    }
    return frame;
  }

  return {
    outcome,
    write(socket, id) {
      const frame = frameFor(id);
      socket.write(frame.bytes);
      // Nothing is left to be sent: the kernel has it, and the next id may be written over this one.
      if (socket.writableLength > 0) frame.taken = true;
    },
  };
}

/** An unmasked text frame of RFC 6455, section 5.2. */
function frameOf(id: string, payload: string): Frame {
  const message = `${before}${id}${between}${payload}}`;
  const length = Buffer.byteLength(message);
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = 0x81;
  if (head === 2) bytes[1] = length;
  else if (head === 4) {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  } else {
    bytes[1] = 127;
    bytes.writeBigUInt64BE(BigInt(length), 2);
  }
  bytes.write(message, head);
  return { bytes, id, idAt: head + before.length, taken: false };
}
