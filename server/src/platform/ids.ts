import { createHash, randomBytes } from 'node:crypto';

/** A fresh id: 120 random bits, URL-safe. The caller brands it. */
export const makeId = (): string => randomBytes(15).toString('base64url');

/** An opaque secret of 256 bits; only its hash is stored. */
export const makeToken = (): string => randomBytes(32).toString('base64url');

export const sha256Hex = (value: string | Uint8Array): string =>
  createHash('sha256').update(value).digest('hex');
