/** How much of a file is whole: its bytes, its time, and where its duration stands. Null: not even a first piece. */
export type Extent = { byteCount: number; durationMs: number; durationAt: number };

const id = { ebml: 0x1a45dfa3, segment: 0x18538067, info: 0x1549a966, cluster: 0x1f43b675 } as const;
const duration = 0x4489;
const clusterTime = 0xe7;
const simpleBlock = 0xa3;

/** Up to the last whole cluster. Written for the files of this recorder, whatever their end looks like. */
export function wholeWebm(bytes: Buffer): Extent | null {
  let at = 0;
  let durationAt = -1;
  let clusterCount = 0;
  const times: number[] = [];
  while (at < bytes.length) {
    const head = readElement(bytes, at);
    if (head === null) break;
    if (head.id === id.segment) {
      at = head.start;
      continue;
    }
    if (head.end > bytes.length) break;
    const children = head.id === id.info || head.id === id.cluster ? childrenOf(bytes, head) : [];
    if (head.id === id.info) durationAt = children.find((child) => child.id === duration)?.start ?? -1;
    if (head.id === id.cluster) {
      const time = children.find((child) => child.id === clusterTime);
      const base = time === undefined ? 0 : bytes.readUIntBE(time.start, time.end - time.start);
      for (const block of children.filter((child) => child.id === simpleBlock)) {
        times.push(base + bytes.readInt16BE(block.start + 1));
      }
      clusterCount += 1;
    }
    at = head.end;
  }
  if (clusterCount === 0 || durationAt < 0) return null;
  return { byteCount: at, durationMs: withLastFrame(times), durationAt };
}

/** The last frame lasts as long as the one before it. */
function withLastFrame(times: readonly number[]): number {
  const last = times.at(-1) ?? 0;
  const step = last - (times.at(-2) ?? last);
  return last + Math.min(Math.max(step, 0), 1_000);
}

type Element = { id: number; start: number; end: number };

function childrenOf(bytes: Buffer, parent: Element): Element[] {
  const children: Element[] = [];
  for (let at = parent.start; at < parent.end; ) {
    const child = readElement(bytes, at);
    if (child === null || child.end > parent.end) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

function readElement(bytes: Buffer, at: number): Element | null {
  const idLength = lengthOf(bytes[at]);
  if (idLength === null || idLength > 4 || at + idLength >= bytes.length) return null;
  const sizeLength = lengthOf(bytes[at + idLength]);
  const start = at + idLength + (sizeLength ?? 0);
  if (sizeLength === null || start > bytes.length) return null;
  let size = (bytes[at + idLength] ?? 0) & (0xff >> sizeLength);
  for (let position = 1; position < sizeLength; position += 1) {
    size = size * 256 + (bytes[at + idLength + position] ?? 0);
  }
  return { id: bytes.readUIntBE(at, idLength), start, end: start + size };
}

function lengthOf(first: number | undefined): number | null {
  if (first === undefined || first === 0) return null;
  return Math.clz32(first) - 23;
}

/** Up to the last fragment with its media. */
export function wholeMp4(bytes: Buffer): Extent | null {
  let at = 0;
  let byteCount = 0;
  let timescale = 0;
  let end = 0;
  let durationAt = -1;
  let fragmentEnd = 0;
  for (;;) {
    const box = readBox(bytes, at, bytes.length);
    if (box === null) break;
    if (box.name === 'moov') {
      const header = findBox(bytes, box, ['mvhd']);
      const length = findBox(bytes, box, ['mvex', 'mehd']);
      timescale = header === null ? 0 : bytes.readUInt32BE(header.start + 12);
      durationAt = length === null ? -1 : length.start + 4;
    } else if (box.name === 'moof') {
      fragmentEnd = endOfFragment(bytes, box);
    } else if (box.name === 'mdat') {
      end = fragmentEnd;
      byteCount = box.end;
    }
    at = box.end;
  }
  if (byteCount === 0 || timescale === 0 || durationAt < 0) return null;
  return { byteCount, durationMs: (end * 1_000) / timescale, durationAt };
}

type Box = { name: string; start: number; end: number };

function readBox(bytes: Buffer, at: number, limit: number): Box | null {
  if (at + 8 > limit) return null;
  const end = at + bytes.readUInt32BE(at);
  if (end > limit || end < at + 8) return null;
  return { name: bytes.toString('latin1', at + 4, at + 8), start: at + 8, end };
}

function findBox(bytes: Buffer, parent: Box, path: readonly string[]): Box | null {
  const [name, ...rest] = path;
  for (let box = readBox(bytes, parent.start, parent.end); box !== null; ) {
    if (box.name === name) return rest.length === 0 ? box : findBox(bytes, box, rest);
    box = readBox(bytes, box.end, parent.end);
  }
  return null;
}

/** Ticks: the fragment's begin and what its samples last. */
function endOfFragment(bytes: Buffer, fragment: Box): number {
  const time = findBox(bytes, fragment, ['traf', 'tfdt']);
  const run = findBox(bytes, fragment, ['traf', 'trun']);
  if (time === null || run === null) return 0;
  let end = Number(bytes.readBigUInt64BE(time.start + 4));
  const count = bytes.readUInt32BE(run.start + 4);
  for (let sample = 0; sample < count; sample += 1) end += bytes.readUInt32BE(run.start + 12 + sample * 12);
  return end;
}
