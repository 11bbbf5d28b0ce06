import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { findFreePort } from '../start/ports.ts';

/** OpenStack Swift, Debian's, speaks S3 and checks every signature: an object store as districts run them, of 8 MB. */
const parts = ['account', 'container', 'object'] as const;
const [account, person, secret] = ['district', 'recorder', 'the-secret-of-tests'];
const readyMaxMs = 30_000;

export type TestS3 = {
  config: { url: string; bucket: string; region: string; key: string; secret: string };
  stop(): Promise<void>;
};

/** An object store of the tests' own on loopback. */
export async function startTestS3(bucket: string): Promise<TestS3> {
  if (!existsSync('/usr/bin/swift-proxy-server'))
    throw new Error('OpenStack Swift is missing: npm run setup -- --tests');
  const folder = await mkdtemp(join(tmpdir(), 'cloudseat-s3-'));
  await mkdir(join(folder, 'devices', 'one'), { recursive: true });
  await writeFile(join(folder, 'swift.conf'), swiftConf);
  const children: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const ports = await Promise.all([...parts, 'proxy'].map(() => findFreePort()));
    for (const [index, part] of parts.entries()) {
      const port = ports[index] ?? 0;
      makeRing(folder, part, port);
      await writeFile(join(folder, `${part}.conf`), partConf(folder, part, port));
      children.push(startChild(folder, part));
    }
    const port = ports[parts.length] ?? 0;
    await writeFile(join(folder, 'proxy.conf'), proxyConf(folder, port));
    children.push(startChild(folder, 'proxy'));
    await Promise.all(ports.map(untilListening));
    const config = { url: `http://127.0.0.1:${port}`, bucket, region: 'us-east-1' };
    return { config: { ...config, key: `${account}:${person}`, secret }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const swiftConf = `[swift-hash]
swift_hash_path_prefix = of
swift_hash_path_suffix = tests
[storage-policy:0]
name = one
default = yes
`;

const common = (folder: string, port: number) => `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = ${userInfo().username}
swift_dir = ${folder}
devices = ${join(folder, 'devices')}
mount_check = false
fallocate_reserve = 0
log_address = ${join(folder, 'no-log')}
`;

const partConf = (folder: string, part: string, port: number) => `${common(folder, port)}
[pipeline:main]
pipeline = ${part}-server
[app:${part}-server]
use = egg:swift#${part}
`;

const proxyConf = (folder: string, port: number) => `${common(folder, port)}
[pipeline:main]
pipeline = catch_errors cache s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_${account}_${person} = ${secret} .admin
[filter:slo]
use = egg:swift#slo
`;

/** One copy on one device. */
function makeRing(folder: string, part: string, port: number): void {
  for (const args of [['create', '1', '1', '0'], ['add', `r1z1-127.0.0.1:${port}/one`, '1'], ['rebalance']]) {
    const made = spawnSync('swift-ring-builder', [`${part}.builder`, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    // 1 is a warning: one copy is not many.
    if (made.status === null || made.status > 1)
      throw new Error(`swift-ring-builder ${args.join(' ')}: ${made.stdout}${made.stderr}`);
  }
}

function startChild(folder: string, part: string): ChildProcess {
  const child = spawn(`swift-${part}-server`, [join(folder, `${part}.conf`)], {
    cwd: folder,
    stdio: 'ignore',
  });
  const endWithTests = () => child.kill('SIGKILL');
  process.once('exit', endWithTests);
  child.once('exit', () => process.removeListener('exit', endWithTests));
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function untilListening(port: number): Promise<void> {
  const until = performance.now() + readyMaxMs;
  while (!(await isListening(port))) {
    if (performance.now() > until) throw new Error('OpenStack Swift did not come up');
    await rest(50);
  }
}

const isListening = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
