import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type TurnServer = { url: string; secret: string; stop(): Promise<void> };

const secret = 'a secret of the tests and of this relay';

/** coturn on this machine: UDP, credentials made with a shared secret, peers on loopback allowed. Relays on the ports above its own. */
export async function startTurnServer(port: number): Promise<TurnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'cloudseat-turn-'));
  const args = [
    ...['-n', '--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', `--listening-port=${port}`],
    ...[`--min-port=${port + 1}`, `--max-port=${port + 40}`, '--realm=cloudseat.test'],
    ...['--use-auth-secret', `--static-auth-secret=${secret}`, '--allow-loopback-peers'],
    ...['--no-cli', '--no-tls', '--no-dtls', '--no-tcp', '--no-software-attribute'],
    ...[`--userdb=${join(folder, 'users')}`, `--pidfile=${join(folder, 'pid')}`, '--log-file=stdout'],
  ];
  const child = spawn('turnserver', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  await untilListening(child);
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    secret,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function untilListening(child: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`turnserver ended with ${code}: ${said.slice(-500)}`)));
    const hear = (bytes: Buffer) => {
      said += bytes;
      if (/UDP listener opened on|relay .* initialization done/i.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
  });
}
