import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [onLine] called with each line of stdout and stderr; without it both are kept
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Until the returned function is called, a signal ends this process and the command it runs: a Ctrl-C in a terminal
 * would reach both, a signal to this process alone would leave the command running.
 */
export function exitOnSignals() {
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  const exit = () => {
    for (const child of running) child.kill('SIGTERM');
    process.exit(130);
  };
  for (const signal of signals) process.on(signal, exit);
  return () => {
    for (const signal of signals) process.removeListener(signal, exit);
  };
}

/**
 * Runs a command to its end and resolves with its exit code and its last lines, which is what an error message needs.
 * @param {string} command @param {string[]} args @param {RunOptions} [options]
 * @returns {Promise<{ code: number, tail: string }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    /** @type {string[]} */
    const tail = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        tail.push(line);
        if (tail.length > 40) tail.shift();
        options.onLine?.(line);
      });
    }
    child.on('error', (error) => resolve({ code: 127, tail: error.message }));
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal ? 130 : 1), tail: tail.join('\n') });
    });
  });
}

/** Output of a quick command, or undefined when it fails. @param {string} command @param {string[]} args */
export function outputOf(command, args) {
  const result = spawnSync(command, args, { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : undefined;
}

/** Absolute path of a program on PATH, or undefined. @param {string} name */
export function findProgram(name) {
  // Debian keeps some servers in sbin, which is not on an ordinary account's PATH.
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {}
  }
  return undefined;
}
