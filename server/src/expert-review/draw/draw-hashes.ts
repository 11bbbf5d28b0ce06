import { createHash } from 'node:crypto';
import { createDrawHashes } from '@cloudseat/shared/draw/draw-hashes.ts';

export const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
export const drawHashes = createDrawHashes(sha256);
