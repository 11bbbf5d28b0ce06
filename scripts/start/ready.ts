// Waits until the server says that it can serve, or tells why it does not.
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';
import { SetupError } from '../setup/say.mjs';
import type { SupervisedChild } from './child.ts';

const readyWithinMs = 90_000;
/** A child that died this often on the way up will not come up. */
const mostExits = 3;

function statusOf(url: string, ca: string | undefined): Promise<number | undefined> {
  return new Promise((resolve) => {
    const get = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = get(url, { timeout: 2_000, ...(ca === undefined ? {} : { ca }) }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
    request.end();
  });
}

/** `origin` is an address of this machine that the certificate, if any, is good for. */
export async function waitUntilServerReady(options: {
  origin: string;
  certFile: string | undefined;
  children: SupervisedChild[];
  isCancelled: () => boolean;
}): Promise<void> {
  const ca = options.certFile === undefined ? undefined : readFileSync(options.certFile, 'utf8');
  for (const deadline = Date.now() + readyWithinMs; Date.now() < deadline && !options.isCancelled(); ) {
    if ((await statusOf(`${options.origin}/api/health/ready`, ca)) === 200) return;
    const broken = options.children.find((child) => child.exitCount >= mostExits);
    if (broken) {
      process.stderr.write(`${broken.lastLines.join('\n')}\n`);
      throw new SetupError(
        `${broken.name} 无法启动（最后的输出见上）。`,
        `${broken.name} does not start (its last lines are above).`,
      );
    }
    await wait(100);
  }
  if (options.isCancelled()) return;
  throw new SetupError(
    '服务在 90 秒内未就绪，详见数据目录下的 logs。',
    'Not ready within 90 s: see logs in the data folder.',
  );
}
