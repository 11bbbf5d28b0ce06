// A page reduced to its socket: WebSocket and socket.io spoken by hand, so that thousands fit into one process, and so that
// one can stop reading.
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export type RawPageOptions = {
  port: number;
  cookie: string;
  /** What the page says when it connects: side, protocol, pageId. */
  auth: Readonly<Record<string, unknown>>;
  /** `json` is the array [name, payload]. */
  onEvent?: (json: string) => void;
  onClosed?: () => void;
};
export type RawPage = {
  /** The answer to a request, as its JSON array. Rejects when the page closes first. */
  request(name: string, input: object): Promise<string>;
  /** Sends a request and asks for no answer. */
  say(name: string, input: object): void;
  stopReading(): void;
  /** The answer to a ping, asked for or not: a page that reads nothing can look alive. */
  pong(): void;
  close(): void;
};

/** A client's frame of up to 64 KiB. The mask is zero, which leaves the text as it is. */
function frameOf(text: string): Buffer {
  const body = Buffer.from(text);
  const isShort = body.length < 126;
  const head = Buffer.alloc(isShort ? 6 : 8);
  head[0] = 0x81;
  head[1] = 0x80 | (isShort ? body.length : 126);
  if (!isShort) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

const pong = frameOf('3');

/** Where the first frame in `data` begins and ends, or undefined while it is not whole. */
function findFrame(data: Buffer): { start: number; end: number } | undefined {
  if (data.length < 2) return undefined;
  const short = (data[1] ?? 0) & 0x7f;
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (data.length < start) return undefined;
  const length = short < 126 ? short : short === 126 ? data.readUInt16BE(2) : Number(data.readBigUInt64BE(2));
  return data.length < start + length ? undefined : { start, end: start + length };
}

/** Resolves once the server has let the page in; rejects with the server's words when it does not. */
export function openRawPage(options: RawPageOptions): Promise<RawPage> {
  const socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true });
  socket.write(upgradeOf(options));
  return new Promise((resolve, reject) => {
    const page = readPage(socket, options, {
      admitted: () => resolve(page),
      refused: (words) => reject(new Error(words)),
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('the server closed the connection')));
  });
}

const upgradeOf = ({ port, cookie }: RawPageOptions) =>
  [
    'GET /api/socket/?EIO=4&transport=websocket HTTP/1.1',
    `Host: 127.0.0.1:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    `Cookie: ${cookie}`,
    '\r\n',
  ].join('\r\n');

type Gate = { admitted(): void; refused(words: string): void };

function readPage(socket: Socket, { auth, onEvent, onClosed }: RawPageOptions, gate: Gate): RawPage {
  const answers = new Map<number, { resolve(json: string): void; reject(error: Error): void }>();
  let nextAckId = 0;

  function handleText(text: string): void {
    if (text === '2') socket.write(pong);
    else if (text.startsWith('42')) onEvent?.(text.slice(2));
    else if (text.startsWith('43')) handleAnswer(text);
    else if (text.startsWith('40')) gate.admitted();
    else if (text.startsWith('44')) gate.refused(text);
    else if (text.startsWith('0')) socket.write(frameOf(`40${JSON.stringify(auth)}`));
  }
  function handleAnswer(text: string): void {
    const at = text.indexOf('[');
    const id = Number(text.slice(2, at));
    answers.get(id)?.resolve(text.slice(at));
    answers.delete(id);
  }

  socket.on('data', readFrames(gate, handleText));
  socket.on('close', () => {
    for (const { reject } of answers.values()) reject(new Error('the page was closed'));
    onClosed?.();
  });
  const send = (id: number | '', name: string, input: object) =>
    socket.write(frameOf(`42${id}${JSON.stringify([name, input])}`));
  return {
    request(name, input) {
      const id = nextAckId++;
      return new Promise((resolve, reject) => {
        answers.set(id, { resolve, reject });
        send(id, name, input);
      });
    },
    say: (name, input) => send('', name, input),
    stopReading: () => socket.pause(),
    pong: () => socket.write(pong),
    close: () => socket.destroy(),
  };
}

/** Bytes in, the text of whole frames out; the answer to the upgrade comes first. */
function readFrames(gate: Gate, handleText: (text: string) => void): (chunk: Buffer) => void {
  let rest: Buffer | undefined;
  let isUpgraded = false;
  return (chunk) => {
    let data = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    if (!isUpgraded) {
      const end = data.indexOf('\r\n\r\n');
      if (end >= 0 && !data.toString('latin1', 0, 12).endsWith('101')) return gate.refused(data.toString());
      isUpgraded = end >= 0;
      data = end < 0 ? data : data.subarray(end + 4);
    }
    for (let frame = isUpgraded ? findFrame(data) : undefined; frame; frame = findFrame(data)) {
      // Only text is read; a close is followed by the connection's end.
      if (((data[0] ?? 0) & 0x0f) === 1) handleText(data.toString('utf8', frame.start, frame.end));
      data = data.subarray(frame.end);
    }
    rest = data.length > 0 ? Buffer.from(data) : undefined;
  };
}
