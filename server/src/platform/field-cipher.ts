import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Personal data at rest: `enc:v1:<key>:aes-256-gcm:<iv>:<tag>:<text>`, and a keyed hash to find equal values by. */
export type FieldCipher = {
  encrypt(plain: string): string;
  /** Throws when the value was changed or was encrypted with another key. */
  decrypt(stored: string): string;
  blindIndex(plain: string): string;
  /** Files: the same header, then iv, tag and text as they are. */
  encryptBytes(plain: Uint8Array): Buffer;
  /** Throws as `decrypt` does. */
  decryptBytes(stored: Buffer): Buffer;
};

const keyName = 'k1';
const [ivBytes, tagBytes] = [12, 16];
const bytesHeader = Buffer.from(`enc:v1:${keyName}:aes-256-gcm:`);

export function createFieldCipher(secretKeyHex: string): FieldCipher {
  const secret = Buffer.from(secretKeyHex, 'hex');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `cloudseat ${purpose}`, 32));
  const encryptionKey = derive('fields');
  const indexKey = derive('blind index');
  function seal(plain: Uint8Array): [iv: Buffer, tag: Buffer, text: Buffer] {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv);
    const text = Buffer.concat([cipher.update(plain), cipher.final()]);
    return [iv, cipher.getAuthTag(), text];
  }
  function open(iv: Buffer, tag: Buffer, text: Buffer): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', encryptionKey, iv);
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  }
  return {
    encrypt(plain) {
      return [
        'enc',
        'v1',
        keyName,
        'aes-256-gcm',
        ...seal(Buffer.from(plain)).map((part) => part.toString('base64url')),
      ].join(':');
    },
    decrypt(stored) {
      const [mark, version, key, algorithm, iv, tag, text] = stored.split(':');
      if (mark !== 'enc' || version !== 'v1' || key !== keyName || algorithm !== 'aes-256-gcm' || !iv || !tag)
        throw new Error('not a value this server encrypted');
      const read = (part: string) => Buffer.from(part, 'base64url');
      return open(read(iv), read(tag), read(text ?? '')).toString('utf8');
    },
    blindIndex: (plain) => createHmac('sha256', indexKey).update(plain).digest('base64url'),
    encryptBytes: (plain) => Buffer.concat([bytesHeader, ...seal(plain)]),
    decryptBytes(stored) {
      const [ivAt, tagAt] = [bytesHeader.length, bytesHeader.length + ivBytes];
      if (stored.length < tagAt + tagBytes || !stored.subarray(0, ivAt).equals(bytesHeader))
        throw new Error('not a file this server encrypted');
      const textAt = tagAt + tagBytes;
      return open(stored.subarray(ivAt, tagAt), stored.subarray(tagAt, textAt), stored.subarray(textAt));
    },
  };
}
