// The built-in media node: one child, its control port on the loopback address, its media ports where browsers reach them.
import { join } from 'node:path';
import { getLanAddress } from './addresses.ts';
import { SupervisedChild } from './child.ts';
import type { DataFolder } from './data-folder.ts';
import { findFreePort, findPortRange } from './ports.ts';
import { sfuSpec, usualMediaPort, usualWorkerCount } from './services.ts';

interface SfuOptions {
  node: string;
  data: DataFolder;
  secret: string;
  isLan: boolean;
  isDev: boolean;
  isDemo: boolean;
  given: NodeJS.ProcessEnv;
}

/** Not yet started; `url` is what the server dials. */
export async function prepareSfu({ node, data, secret, isLan, isDev, isDemo, given }: SfuOptions) {
  const controlHost = given.CLOUDSEAT_SFU_LISTEN_HOST || '127.0.0.1';
  const controlPort = Number(given.CLOUDSEAT_SFU_PORT) || (await findFreePort(controlHost));
  const mediaIp = given.CLOUDSEAT_SFU_MEDIA_IP || (isLan ? '0.0.0.0' : '127.0.0.1');
  const announced = given.CLOUDSEAT_SFU_ANNOUNCED_ADDRESS || (isLan ? getLanAddress() : '');
  const workers = Number(given.CLOUDSEAT_SFU_WORKERS) || usualWorkerCount;
  const mediaPort =
    Number(given.CLOUDSEAT_SFU_MEDIA_PORT) ||
    (await findPortRange({ host: mediaIp, from: usualMediaPort, count: workers, isMedia: true }));
  const env = {
    CLOUDSEAT_SFU_SECRET: secret,
    CLOUDSEAT_SFU_LISTEN_HOST: controlHost,
    CLOUDSEAT_SFU_PORT: String(controlPort),
    CLOUDSEAT_SFU_MEDIA_IP: mediaIp,
    CLOUDSEAT_SFU_ANNOUNCED_ADDRESS: announced,
    CLOUDSEAT_SFU_MEDIA_PORT: String(mediaPort),
    CLOUDSEAT_SFU_WORKERS: String(workers),
    CLOUDSEAT_SFU_RECORDING_DIR: given.CLOUDSEAT_SFU_RECORDING_DIR || join(data.path, 'sfu-recordings'),
    CLOUDSEAT_CAPTIONS: given.CLOUDSEAT_CAPTIONS || (isDemo ? 'demo' : 'none'),
  };
  const dialled = controlHost === '0.0.0.0' ? '127.0.0.1' : controlHost;
  return {
    child: new SupervisedChild(sfuSpec(node, env, isDev), data),
    url: `ws://${dialled}:${controlPort}`,
  };
}
