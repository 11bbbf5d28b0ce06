import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Personal data at rest: `enc:v1:<key>:aes-256-gcm:<iv>:<tag>:<text>`, and a keyed hash to find equal values by. */
export type FieldCipher = {
  encrypt(plain: string): string;
  /** Throws when the value was changed or was encrypted with another key. */
  decrypt(stored: string): string;
  blindIndex(plain: string): string;
};

const keyName = 'k1';

export function createFieldCipher(secretKeyHex: string): FieldCipher {
  const secret = Buffer.from(secretKeyHex, 'hex');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `cloudseat ${purpose}`, 32));
  const encryptionKey = derive('fields');
  const indexKey = derive('blind index');
  return {
    encrypt(plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv);
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return [
        'enc',
        'v1',
        keyName,
        'aes-256-gcm',
        ...[iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url')),
      ].join(':');
    },
    decrypt(stored) {
      const [mark, version, key, algorithm, iv, tag, text] = stored.split(':');
      if (mark !== 'enc' || version !== 'v1' || key !== keyName || algorithm !== 'aes-256-gcm' || !iv || !tag)
        throw new Error('not a value this server encrypted');
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, Buffer.from(iv, 'base64url'));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([
        decipher.update(Buffer.from(text ?? '', 'base64url')),
        decipher.final(),
      ]).toString('utf8');
    },
    blindIndex: (plain) => createHmac('sha256', indexKey).update(plain).digest('base64url'),
  };
}
