import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ensureCertificate } from './certificate.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cloudseat-tls-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the certificate names the addresses, is kept, and is made anew when they change', async () => {
  const read = (path: string) => new X509Certificate(readFileSync(path));
  const files = await ensureCertificate(folder, ['192.0.2.7']);
  const first = read(files.certFile);
  expect(first.checkIP('192.0.2.7')).toBe('192.0.2.7');
  expect(first.checkHost('localhost')).toBe('localhost');
  await ensureCertificate(folder, ['192.0.2.7']);
  expect(read(files.certFile).fingerprint256).toBe(first.fingerprint256);
  await ensureCertificate(folder, ['192.0.2.8']);
  expect(read(files.certFile).checkIP('192.0.2.8')).toBe('192.0.2.8');
});
