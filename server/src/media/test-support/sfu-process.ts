import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const sfuSecret = 'a-secret-for-tests-only';

/** A real media node as a process of its own; the environment brings the worker. */
export async function startSfu(port = 0, recordingFolder = '', nodeId = 'node-1') {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../../sfu/src/main.ts')], {
    env: {
      ...process.env,
      CLOUDSEAT_SFU_SECRET: sfuSecret,
      CLOUDSEAT_SFU_PORT: String(port),
      CLOUDSEAT_SFU_MEDIA_PORT: '0',
      CLOUDSEAT_SFU_WORKERS: '1',
      CLOUDSEAT_SFU_NODE_ID: nodeId,
      CLOUDSEAT_SFU_RECORDING_DIR: recordingFolder,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { url, workerPid } = await readyLine(child);
  return {
    port: Number(new URL(url).port),
    workerPid,
    async kill(): Promise<void> {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function readyLine(child: ChildProcess): Promise<{ url: string; workerPid: number }> {
  if (child.stdout === null) throw new Error('no output');
  let workerPid = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line);
    if (entry.msg === 'worker started') workerPid = entry.pid;
    if (entry.msg !== 'ready') continue;
    // Whoever does not read on would block the child.
    child.stdout.resume();
    return { url: entry.url, workerPid };
  }
  throw new Error('the media node ended before it was ready');
}

/** A way to the node that can be cut, and lets nothing through until it is mended. */
export async function createCuttableWay(targetPort: number) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return near.destroy();
    const far = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `ws://127.0.0.1:${port}`,
    cut(): void {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend(): void {
      isCut = false;
    },
    close(): void {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
