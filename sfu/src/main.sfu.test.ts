import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it, onTestFinished } from 'vitest';
import { joinPeer, openRoom } from './test-support/steps.ts';
import { TestLink } from './test-support/test-link.ts';
import { testSecret } from './test-support/test-node.ts';

const environment = {
  CLOUDSEAT_SFU_SECRET: testSecret,
  CLOUDSEAT_SFU_PORT: '0',
  CLOUDSEAT_SFU_MEDIA_PORT: '0',
  CLOUDSEAT_SFU_WORKERS: '1',
};

function startProcess(changes: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, ...environment, ...changes },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

async function readyLine(child: ChildProcess): Promise<{ url: string }> {
  if (child.stdout === null) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const entry = JSON.parse(line);
    if (entry.msg === 'ready') {
      // Whoever does not read on would block the child.
      child.stdout.resume();
      return entry;
    }
  }
  throw new Error('ended before it was ready');
}

async function linkTo(child: ChildProcess): Promise<TestLink> {
  const { url } = await readyLine(child);
  const link = await TestLink.dial(new URL(url).origin, testSecret);
  await link.request('node:hello', { protocolVersion: 1, serverId: 'server-a' });
  return link;
}

describe('the process', () => {
  it('on SIGTERM lets a room talk on, and ends with code 0 when the last one has ended', async () => {
    const child = startProcess();
    const link = await linkTo(child);
    const { roomId } = await openRoom(link);
    child.kill('SIGTERM');
    await link.event('node:updated', ({ isDraining }) => isDraining);
    await joinPeer(link, roomId);
    const ended = once(child, 'exit');
    await link.request('room:close', { roomId, reason: 'ended', origin: 'server-a' });
    expect(await ended).toEqual([0, null]);
  });

  it.each([['SIGINT'], ['SIGTERM', 'SIGTERM']] as const)('ends at once on %s', async (...signals) => {
    const child = startProcess();
    const link = await linkTo(child);
    await openRoom(link);
    const ended = once(child, 'exit');
    for (const signal of signals) {
      if (signal === undefined) continue;
      child.kill(signal);
      if (signals.length > 1) await link.event('node:updated');
    }
    expect(await ended).toEqual([0, null]);
  });

  it('names every problem of its configuration and ends with code 1', async () => {
    const child = startProcess({ CLOUDSEAT_SFU_SECRET: '', CLOUDSEAT_SFU_PORT: 'x' });
    let output = '';
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(output).toContain('CLOUDSEAT_SFU_SECRET');
    expect(output).toContain('CLOUDSEAT_SFU_PORT');
  });
});
