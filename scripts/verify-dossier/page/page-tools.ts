import type { ByteSource, Hash, Tools } from '@cloudseat/shared/dossier/verify/ports.ts';
import * as ed25519 from '@noble/ed25519';
import { sha256, sha512 } from '@noble/hashes/sha2.js';

/** What is larger is hashed by this page itself, piece by piece: WebCrypto takes things whole only. */
const wholeMaxBytes = 32 * 1024 * 1024;
const spell = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

ed25519.hashes.sha512 = sha512;

/** Browsers give WebCrypto to safe places only, which a file on the disk is in most of them. */
const subtle = (): SubtleCrypto | undefined => globalThis.crypto?.subtle;

function hashWhole(engine: SubtleCrypto, byteCount: number): Hash {
  const bytes = new Uint8Array(byteCount);
  let length = 0;
  return {
    update(more) {
      bytes.set(more.subarray(0, byteCount - length), length);
      length += more.length;
    },
    hex: async () => spell(new Uint8Array(await engine.digest('SHA-256', bytes.subarray(0, length)))),
  };
}

function hashByPieces(): Hash {
  const hash = sha256.create();
  return { update: (bytes) => void hash.update(bytes), hex: async () => spell(hash.digest()) };
}

export const pageTools: Tools = {
  createHash(byteCount) {
    const engine = subtle();
    return engine && byteCount <= wholeMaxBytes ? hashWhole(engine, byteCount) : hashByPieces();
  },
  sha256,
  async isSignedBy(raw, message, signature) {
    const engine = subtle();
    const copy = (bytes: Uint8Array) => new Uint8Array(bytes);
    if (engine) {
      try {
        const key = await engine.importKey('raw', copy(raw), 'Ed25519', false, ['verify']);
        return await engine.verify('Ed25519', key, copy(signature), copy(message));
      } catch {
        // A browser that does not know Ed25519 yet.
      }
    }
    try {
      return ed25519.verify(signature, message, raw, { zip215: false });
    } catch {
      return false;
    }
  },
};

export const blobSource = (blob: Blob): ByteSource => ({
  size: blob.size,
  read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
});
