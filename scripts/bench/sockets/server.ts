// The server of the socket benchmark: as the platform starts it, and it tells what it uses when asked.
// Argument: its environment as JSON.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createApp } from '../../../server/src/app.ts';
import { readConfig } from '../../../server/src/config.ts';
import { createLogger } from '../../../server/src/platform/logger.ts';

export type ServerQuestion = 'memory' | 'cpu';
export type ServerMessage =
  | { kind: 'ready'; port: number }
  | { kind: 'memory'; rssBytes: number; heapBytes: number }
  /** Processor time since the process began, µs. */
  | { kind: 'cpu'; cpuUs: number };

const send = (message: ServerMessage) => process.send?.(message);

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** What is kept, not what was just used: garbage is collected first, twice, for what only the first round sets free. */
function sendMemory(): void {
  collectGarbage();
  setImmediate(() => {
    collectGarbage();
    const { rss, heapUsed } = process.memoryUsage();
    send({ kind: 'memory', rssBytes: rss, heapBytes: heapUsed });
  });
}

function sendCpu(): void {
  const { user, system } = process.cpuUsage();
  send({ kind: 'cpu', cpuUs: user + system });
}

const logger = createLogger({ level: 'error', name: 'server' });
const app = await createApp(readConfig(JSON.parse(process.argv[2] ?? '{}')), { logger });
process.on('message', (question: ServerQuestion) => (question === 'memory' ? sendMemory() : sendCpu()));
process.on('SIGTERM', () => void app.close().finally(() => process.exit(0)));
send({ kind: 'ready', port: app.address.port });
