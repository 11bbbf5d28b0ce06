// The certificate for --lan: made here, for this machine's addresses, and made again when those change.
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';

export interface CertificateFiles {
  certFile: string;
  keyFile: string;
}

const validDays = 365;
const renewBeforeMs = 7 * 24 * 3_600_000;

function isStillGood(certFile: string, addresses: string[]): boolean {
  if (!existsSync(certFile)) return false;
  const certificate = new X509Certificate(readFileSync(certFile));
  const isFresh = Date.parse(certificate.validTo) - Date.now() > renewBeforeMs;
  return isFresh && addresses.every((address) => certificate.checkIP(address) !== undefined);
}

/** Files of a certificate that names all `addresses`, localhost and this machine's name. */
export async function ensureCertificate(folder: string, addresses: string[]): Promise<CertificateFiles> {
  const files = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
  const all = ['127.0.0.1', ...addresses];
  if (isStillGood(files.certFile, all) && existsSync(files.keyFile)) return files;
  const names = ['localhost', hostname()];
  const made = await generate([{ name: 'commonName', value: `CloudSeat ${hostname()}`.slice(0, 64) }], {
    keyType: 'ec',
    notAfterDate: new Date(Date.now() + validDays * 24 * 3_600_000),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          ...all.map((ip) => ({ type: 7 as const, ip })),
        ],
      },
    ],
  });
  writeFileSync(files.keyFile, made.private, { mode: 0o600 });
  writeFileSync(files.certFile, made.cert, { mode: 0o644 });
  return files;
}
