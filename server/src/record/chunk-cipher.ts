import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import { recordingsTuning } from '../tuning-recordings.ts';
import type { Span } from './blob-store.ts';

const [saltBytes, tagBytes] = [16, 16];
const mark = Buffer.from('CSREC1');
export const headerBytes = mark.length + saltBytes;
const chunkBytes = recordingsTuning.cipherChunkBytes;
const storedChunkBytes = chunkBytes + tagBytes;

/**
 * Files of any size, encrypted so that a part can be read alone: a header (`CSREC1`, salt), then chunks of AES-256-GCM under a
 * key of the file's own, each with its tag. A chunk's nonce is its number and whether it is the last: one that was changed, moved,
 * left out or cut off is found.
 */
export function createChunkCipher(secretKeyHex: string) {
  const secret = Buffer.from(secretKeyHex, 'hex');
  const keyOf = (salt: Uint8Array) =>
    Buffer.from(hkdfSync('sha256', secret, salt, 'cloudseat recordings', 32));
  return {
    /** From plain bytes to what is stored. */
    encrypt(): Transform {
      const salt = randomBytes(saltBytes);
      const key = keyOf(salt);
      let number = 0;
      const seal = (chunk: Buffer, isLast: boolean) => {
        const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast));
        number += 1;
        return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
      };
      let held: Buffer = Buffer.alloc(0);
      const transform = new Transform({
        transform(bytes: Buffer, _encoding, done) {
          held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
          // The last chunk is known by what follows it, so one whole chunk is always kept back.
          while (held.length > chunkBytes) {
            this.push(seal(held.subarray(0, chunkBytes), false));
            held = held.subarray(chunkBytes);
          }
          done();
        },
        flush(done) {
          this.push(seal(held, true));
          done();
        },
      });
      transform.push(Buffer.concat([mark, salt]));
      return transform;
    },

    /** From the stored bytes of `storedSpan(span)` to the plain bytes of `span`; throws where a chunk is not as it was written. */
    decrypt(header: Uint8Array, span: Span, plainBytes: number): Transform {
      if (!mark.equals(header.subarray(0, mark.length))) throw new Error('not a file this server encrypted');
      const key = keyOf(header.subarray(mark.length, headerBytes));
      const lastNumber = chunkCount(plainBytes) - 1;
      let number = Math.floor(span.start / chunkBytes);
      const open = (stored: Buffer) => {
        const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, number === lastNumber));
        decipher.setAuthTag(stored.subarray(stored.length - tagBytes));
        const text = decipher.update(stored.subarray(0, stored.length - tagBytes));
        const plain = Buffer.concat([text, decipher.final()]);
        const from = number * chunkBytes;
        number += 1;
        return plain.subarray(Math.max(0, span.start - from), span.end + 1 - from);
      };
      let held: Buffer = Buffer.alloc(0);
      return new Transform({
        transform(bytes: Buffer, _encoding, done) {
          held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
          try {
            while (held.length >= storedChunkBytes) {
              this.push(open(held.subarray(0, storedChunkBytes)));
              held = held.subarray(storedChunkBytes);
            }
            done();
          } catch (error) {
            done(error as Error);
          }
        },
        flush(done) {
          try {
            if (held.length > 0) this.push(open(held));
            done();
          } catch (error) {
            done(error as Error);
          }
        },
      });
    },
  };
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt8(isLast ? 1 : 0, 0);
  nonce.writeUInt32BE(number, 8);
  return nonce;
}

const chunkCount = (plainBytes: number) => Math.max(1, Math.ceil(plainBytes / chunkBytes));

/** Of a file that takes so many bytes in the store. */
export function plainBytesOf(storedBytes: number): number {
  const body = storedBytes - headerBytes;
  if (body < tagBytes) throw new Error('a stored file that is too short was cut off');
  return body - Math.ceil(body / storedChunkBytes) * tagBytes;
}

/** What has to be read of the store, header left out, for a span of plain bytes. */
export function storedSpan(span: Span, storedBytes: number): Span {
  const start = headerBytes + Math.floor(span.start / chunkBytes) * storedChunkBytes;
  const end = headerBytes + (Math.floor(span.end / chunkBytes) + 1) * storedChunkBytes - 1;
  return { start, end: Math.min(end, storedBytes - 1) };
}
