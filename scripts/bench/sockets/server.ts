// The server of the socket benchmark: as the platform starts it, and it tells what it uses when asked.
// Argument: its environment as JSON.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApp } from '../../../server/src/app.ts';
import { readConfig } from '../../../server/src/config.ts';
import { createLogger } from '../../../server/src/platform/logger.ts';

export type ServerQuestion = 'memory' | 'cpu';
export type ServerMessage =
  | { kind: 'ready'; port: number }
  | { kind: 'memory'; rssBytes: number; heapBytes: number }
  /** Processor time since the process began, µs; how late its event loop was at worst since it was asked last, ms. */
  | { kind: 'cpu'; cpuUs: number; lateMs: number };

const send = (message: ServerMessage) => process.send?.(message);

setFlagsFromString('--expose-gc');
const eventLoop = monitorEventLoopDelay({ resolution: 10 });
eventLoop.enable();

type Gc = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;
const gc = runInNewContext('gc') as Gc;
/** Memory that was set free is given back to the system a moment later. */
const givenBackMs = 1_000;

/** What is kept, not what was just used: garbage is collected first, twice, for what only the first round sets free. */
async function sendMemory(): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await setTimeout(givenBackMs);
  }
  const { rss, heapUsed } = process.memoryUsage();
  send({ kind: 'memory', rssBytes: rss, heapBytes: heapUsed });
}

function sendCpu(): void {
  const { user, system } = process.cpuUsage();
  send({ kind: 'cpu', cpuUs: user + system, lateMs: eventLoop.max / 1e6 });
  eventLoop.reset();
}

const logger = createLogger({ level: 'warn', name: 'server' });
const app = await createApp(readConfig(JSON.parse(process.argv[2] ?? '{}')), { logger });
process.on('message', (question: ServerQuestion) => (question === 'memory' ? void sendMemory() : sendCpu()));
process.on('SIGTERM', () => void app.close().finally(() => process.exit(0)));
send({ kind: 'ready', port: app.address.port });
