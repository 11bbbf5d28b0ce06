/** What stands before the 32 bytes of an Ed25519 public key in its usual wrapping (SPKI, RFC 8410). */
const spkiStart = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/** The key as a PEM file has it, and the bytes its id is the SHA-256 of; null where it is no Ed25519 public key. */
export function readPublicKey(
  pem: string,
): { raw: Uint8Array<ArrayBuffer>; spki: Uint8Array<ArrayBuffer> } | null {
  const [, body] =
    /^-----BEGIN PUBLIC KEY-----\s+([A-Za-z0-9+/=\s]+?)\s+-----END PUBLIC KEY-----\s*$/.exec(pem) ?? [];
  if (body === undefined) return null;
  let spki: Uint8Array<ArrayBuffer>;
  try {
    spki = Uint8Array.from(atob(body.replace(/\s/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
  const isEd25519 = spki.length === 44 && spkiStart.every((byte, index) => spki[index] === byte);
  return isEd25519 ? { raw: spki.slice(spkiStart.length), spki } : null;
}

/** 128 bits of the SHA-256 of the wrapped key: short enough to be read out, long enough that nobody makes another one for it. */
export const keyIdOf = (spkiSha256: string): string => spkiSha256.slice(0, 32);
/** As it is read out and printed: 1234-5678-… */
export const spellKeyId = (keyId: string): string => keyId.match(/.{1,4}/g)?.join('-') ?? keyId;
/** What somebody typed or pasted. */
export const parseKeyId = (text: string): string | null => {
  const keyId = text.replace(/[\s-]/g, '').toLowerCase();
  return /^[0-9a-f]{32}$/.test(keyId) ? keyId : null;
};
