import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyIdOf } from '@cloudseat/shared/dossier/public-key.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import { makeId, sha256Hex } from '../platform/ids.ts';

/** The installation's Ed25519 key: with it seals and dossiers are signed. */
export type SealKey = {
  keyId: string;
  publicKeyPem: string;
  /** Of the bytes as they are, 64 bytes. */
  sign(bytes: Uint8Array): Buffer;
};

/**
 * From `keyFile` (a private key as PEM, PKCS #8), else from the data folder, where it is made at the first start and lies encrypted.
 * Servers that share a data folder share the key; those that do not need `keyFile`.
 */
export async function openSealKey(options: {
  dataFolder: string;
  cipher: FieldCipher;
  keyFile: string | null;
}): Promise<SealKey> {
  const { dataFolder, cipher, keyFile } = options;
  if (keyFile !== null) return asSealKey(readPem(await readFile(keyFile, 'utf8'), keyFile));
  const path = join(dataFolder, 'seal-key');
  const stored = (await readIfThere(path)) ?? (await makeStored(dataFolder, path, cipher));
  try {
    return asSealKey(readPem(cipher.decrypt(stored.trim()), path));
  } catch (error) {
    throw new Error(
      `${path} cannot be read: it was made with another CLOUDSEAT_SECRET_KEY, or is damaged. Restore it, or set CLOUDSEAT_SEAL_KEY_FILE`,
      { cause: error },
    );
  }
}

function asSealKey(privateKey: KeyObject): SealKey {
  const publicKey = createPublicKey(privateKey);
  return {
    keyId: keyIdOf(sha256Hex(publicKey.export({ type: 'spki', format: 'der' }))),
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (bytes) => sign(null, bytes, privateKey),
  };
}

function readPem(pem: string, place: string): KeyObject {
  const key = createPrivateKey(pem);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`${place} holds no Ed25519 private key`);
  return key;
}

const readIfThere = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });

/** Of servers that start together the first one's counts. */
async function makeStored(dataFolder: string, path: string, cipher: FieldCipher): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  await mkdir(dataFolder, { recursive: true });
  const unfinished = `${path}.${makeId()}`;
  await writeFile(unfinished, `${cipher.encrypt(pem)}\n`, { mode: 0o600, flush: true });
  try {
    await link(unfinished, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(unfinished, { force: true });
  }
  return readFile(path, 'utf8');
}
