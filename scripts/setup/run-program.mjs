import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** A program of ours with this Node: in this process where it is the one. @param {string} node @param {string} main @param {NodeJS.ProcessEnv} env */
export async function runProgram(node, main, env) {
  if (node === process.execPath) {
    Object.assign(process.env, env);
    await import(pathToFileURL(main).href);
    return;
  }
  const child = spawn(node, [main, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  // A Ctrl-C reaches both from the terminal; a signal sent to this process alone has to be passed on.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('exit', (code) => process.exit(code ?? 1));
}
