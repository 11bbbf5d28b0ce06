import { spawnSync } from 'node:child_process';

/** Runs a program that the tests' set-up installs to its end, with `input` for it to read; throws what it said when it fails. */
export function run(program: string, args: readonly string[], input?: Uint8Array): void {
  const { status, stderr, error } = spawnSync(program, args, { ...(input && { input }) });
  if (error) throw new Error(`${program} is missing: npm run setup -- --tests`, { cause: error });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}
