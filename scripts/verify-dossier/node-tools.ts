import { createHash, createPublicKey, verify } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ByteSource, Tools } from '@cloudseat/shared/dossier/verify/ports.ts';

const spkiStart = Buffer.from('302a300506032b6570032100', 'hex');

export const nodeTools: Tools = {
  createHash() {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), hex: async () => hash.digest('hex') };
  },
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  async isSignedBy(raw, message, signature) {
    const der = Buffer.concat([spkiStart, raw]);
    return verify(null, message, createPublicKey({ key: der, format: 'der', type: 'spki' }), signature);
  },
};

/** A file, read in pieces. */
export async function openFileSource(path: string): Promise<ByteSource & { close(): Promise<void> }> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    size,
    async read(start, end) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(end, size) - start));
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await file.read(bytes, length, bytes.length - length, start + length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return bytes.subarray(0, length);
    },
    close: () => file.close(),
  };
}
