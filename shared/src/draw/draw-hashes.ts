import { canonicalJson } from '../dossier/canonical-json.ts';
import type { DrawConditions, DrawEntry, DrawnPerson } from './draw-record.ts';

/** From the platform it runs on. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;
export type DrawHashes = ReturnType<typeof createDrawHashes>;

const blockBytes = 64;
const toHex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string) =>
  Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
function joined(left: Uint8Array, right: Uint8Array): Uint8Array {
  const both = new Uint8Array(left.length + right.length);
  both.set(left);
  both.set(right, left.length);
  return both;
}

/** As names are compared: 「重庆市 水务 局」 is 「重庆市水务局」, full width is half width. */
export const normalName = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();

/** Every hash of a draw, in one place. All in hex. */
export function createDrawHashes(sha256: Sha256) {
  const encoder = new TextEncoder();
  const hash = (text: string) => toHex(sha256(encoder.encode(text)));
  const hashOf = (value: unknown) => hash(canonicalJson(value));

  return {
    hashOf,
    seedSha256: (seed: string) => toHex(sha256(fromHex(seed))),
    conditionsSha256: (reviewId: string, round: number, conditions: DrawConditions) =>
      hashOf({ reviewId, round, conditions }),
    refOf: (entry: DrawEntry) => hashOf(entry),
    librarySha256: (refs: readonly string[]) => hashOf(refs),
    tieOf: (salt: string, name: string) => hash(`${salt} ${normalName(name)}`),
    identitySha256: ({
      salt,
      expertId,
      name,
      unit,
    }: Pick<DrawnPerson, 'salt' | 'expertId' | 'name' | 'unit'>) => hashOf({ salt, expertId, name, unit }),
    /** What the order comes from: nobody knows it before the contribution, which was made in knowledge of the hashes alone. */
    mixedSeed: (of: {
      seed: string;
      contribution: string;
      librarySha256: string;
      conditionsSha256: string;
    }) => {
      const { seed, contribution, librarySha256, conditionsSha256 } = of;
      return hashOf({ seed, contribution, librarySha256, conditionsSha256 });
    },
    /** HMAC-SHA-256 (RFC 2104), the key of 32 bytes in hex. */
    hmac(keyHex: string, text: string): string {
      const key = joined(fromHex(keyHex), new Uint8Array(blockBytes - keyHex.length / 2));
      const inner = sha256(
        joined(
          key.map((byte) => byte ^ 0x36),
          encoder.encode(text),
        ),
      );
      return toHex(
        sha256(
          joined(
            key.map((byte) => byte ^ 0x5c),
            inner,
          ),
        ),
      );
    },
  };
}
