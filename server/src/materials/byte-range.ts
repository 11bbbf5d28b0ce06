/** First and last byte, both included. */
export type ByteRange = { start: number; end: number };

/** A `Range` header of one span; null means the whole file: no header, another unit, or several spans. */
export function parseByteRange(
  header: string | undefined,
  sizeBytes: number,
): ByteRange | null | 'unsatisfiable' {
  const found = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '');
  if (!found) return null;
  const [, from = '', to = ''] = found;
  if (from === '' && to === '') return null;
  if (from === '')
    return to === '0' ? 'unsatisfiable' : { start: Math.max(0, sizeBytes - Number(to)), end: sizeBytes - 1 };
  const start = Number(from);
  const end = to === '' ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
  if (to !== '' && Number(to) < start) return null;
  return start >= sizeBytes ? 'unsatisfiable' : { start, end };
}
