// The environment and command of each child.
import { availableParallelism } from 'node:os';
import { inProject } from '../setup/paths.mjs';
import type { ChildSpec } from './child.ts';
import { findNotable } from './notable.ts';

/** The server tells its clients and waits for rooms; the media node ends its workers. */
const serverStopWithinMs = 20_000;
const sfuStopWithinMs = 10_000;
const viteStopWithinMs = 3_000;

export const vitePort = 5173;
/** Media ports usually free and outside the range that the kernel hands out by itself on Debian (32768–60999 is that). */
export const usualMediaPort = 20_400;

/** One core stays for the server, Redis and everything else. */
export const usualWorkerCount = Math.max(1, Math.min(4, availableParallelism() - 1));

export function serverSpec(node: string, env: NodeJS.ProcessEnv, isDev: boolean): ChildSpec {
  return {
    name: 'server',
    command: node,
    args: [...(isDev ? ['--watch', '--watch-preserve-output'] : []), inProject('server', 'src', 'main.ts')],
    env: { ...process.env, ...env },
    stopWithinMs: serverStopWithinMs,
    isNotable: findNotable,
  };
}

export function sfuSpec(node: string, env: NodeJS.ProcessEnv, isDev: boolean): ChildSpec {
  return {
    name: 'sfu',
    command: node,
    args: [...(isDev ? ['--watch', '--watch-preserve-output'] : []), inProject('sfu', 'src', 'main.ts')],
    env: { ...process.env, ...env },
    stopWithinMs: sfuStopWithinMs,
    isNotable: findNotable,
  };
}

export function viteSpec(node: string, serverUrl: string): ChildSpec {
  return {
    name: 'vite',
    command: node,
    args: [
      inProject('node_modules', 'vite', 'bin', 'vite.js'),
      '--port',
      String(vitePort),
      '--strictPort',
      '--clearScreen',
      'false',
    ],
    cwd: inProject('client'),
    env: { ...process.env, CLOUDSEAT_SERVER_URL: serverUrl },
    stopWithinMs: viteStopWithinMs,
    isNotable: (line) => (/error|warn/i.test(line) ? line : undefined),
  };
}
