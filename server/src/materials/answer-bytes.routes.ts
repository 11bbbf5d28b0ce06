import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ByteRange, parseByteRange } from './byte-range.ts';

/** Of bytes that are for whoever asked alone. */
export const ownBytes = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
} as const;
type Served = {
  mimeType: string;
  byteCount: number;
  open: (span?: ByteRange) => Promise<NodeJS.ReadableStream>;
  /** Before the first byte goes out, of each part that was asked for: all but the beginning is a download as well. */
  onRead?: () => Promise<void>;
};

/** Whole, or the range that was asked for. */
export async function answerWithBytes(
  request: FastifyRequest,
  reply: FastifyReply,
  { mimeType, byteCount, open, onRead }: Served,
): Promise<FastifyReply> {
  reply.headers({ ...ownBytes, 'content-type': mimeType, 'accept-ranges': 'bytes' });
  const range = parseByteRange(request.headers.range, byteCount);
  if (range === 'unsatisfiable')
    return reply.code(416).header('content-range', `bytes */${byteCount}`).send();
  const isHead = request.method === 'HEAD';
  if (!isHead) await onRead?.();
  const length = range === null ? byteCount : range.end - range.start + 1;
  if (range !== null)
    reply.code(206).header('content-range', `bytes ${range.start}-${range.end}/${byteCount}`);
  reply.header('content-length', length);
  return reply.send(isHead ? Readable.from([]) : await open(range ?? undefined));
}
