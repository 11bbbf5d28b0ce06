// Where the pages are served: host, port, certificate, and the addresses for people and for ourselves.
import { findLanAddresses, getLanAddress } from './addresses.ts';
import { type CertificateFiles, ensureCertificate } from './certificate.ts';
import type { DataFolder } from './data-folder.ts';
import type { StartOptions } from './options.mjs';
import { choosePort } from './ports.ts';

const usualPort = 8080;
const usualTlsPort = 8443;

export interface WebAddress {
  host: string;
  port: number;
  tls: CertificateFiles | undefined;
  /** What people open. */
  origin: string;
  /** What this machine itself asks for the server's health. */
  localOrigin: string;
}

async function findTls(options: StartOptions, data: DataFolder, given: NodeJS.ProcessEnv) {
  const { CLOUDSEAT_TLS_CERT_FILE: certFile, CLOUDSEAT_TLS_KEY_FILE: keyFile } = given;
  if (certFile && keyFile) return { certFile, keyFile };
  return options.lan ? ensureCertificate(data.tls, findLanAddresses()) : undefined;
}

export async function chooseWebAddress(
  options: StartOptions,
  data: DataFolder,
  given: NodeJS.ProcessEnv,
): Promise<WebAddress> {
  const tls = await findTls(options, data, given);
  const host = given.CLOUDSEAT_HTTP_HOST || (options.lan ? '0.0.0.0' : '127.0.0.1');
  const port = await choosePort(host, options.port, tls ? usualTlsPort : usualPort);
  const scheme = tls ? 'https' : 'http';
  const name = options.lan ? getLanAddress() : 'localhost';
  const localName = ['0.0.0.0', '127.0.0.1', '::'].includes(host) ? '127.0.0.1' : host;
  return {
    host,
    port,
    tls,
    origin: given.CLOUDSEAT_PUBLIC_URL?.replace(/\/$/, '') || `${scheme}://${name}:${port}`,
    localOrigin: `${scheme}://${localName}:${port}`,
  };
}
