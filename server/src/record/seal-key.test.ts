import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { openSealKey } from './seal-key.ts';

let folder: string;
const cipher = createFieldCipher('ab'.repeat(32));
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'seal-key-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('is made once for a data folder, whichever servers start at the same time, and read again later', async () => {
  const open = () => openSealKey({ dataFolder: folder, cipher, keyFile: null });
  const keys = await Promise.all([open(), open(), open()]);
  expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
  const again = await open();
  expect(again.publicKeyPem).toBe(keys[0]?.publicKeyPem);
  const bytes = Buffer.from('head');
  expect(verify(null, bytes, createPublicKey(again.publicKeyPem), again.sign(bytes))).toBe(true);
});

it('lies encrypted, for its owner alone', async () => {
  const path = join(folder, 'seal-key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readFile(path, 'utf8')).toMatch(/^enc:v1:/);
  const other = createFieldCipher('cd'.repeat(32));
  await expect(openSealKey({ dataFolder: folder, cipher: other, keyFile: null })).rejects.toThrow(
    'CLOUDSEAT_SEAL_KEY_FILE',
  );
});

it('comes from a file where one is configured, and from no other kind of key', async () => {
  const keyFile = join(folder, 'own.pem');
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  await writeFile(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const key = await openSealKey({ dataFolder: folder, cipher, keyFile });
  expect(key.publicKeyPem).toBe(publicKey.export({ type: 'spki', format: 'pem' }));
  const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  await writeFile(keyFile, curve.export({ type: 'pkcs8', format: 'pem' }));
  await expect(openSealKey({ dataFolder: folder, cipher, keyFile })).rejects.toThrow('Ed25519');
});
