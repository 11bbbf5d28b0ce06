// Debian's Chromium for benchmarks, each launch a process of its own.
import { type Browser, chromium } from 'playwright-core';
import { findProgram } from '../setup/run.mjs';

const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** A moving test picture of 20 frames a second and a beep; no question to anyone. */
const fakeMedia = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream'];
/** Two windows on one machine: the one behind is not to be slowed down. */
const awake = [
  '--disable-background-timer-throttling',
  '--disable-renderer-backgrounding',
  '--disable-backgrounding-occluded-windows',
];

export async function openChromium({ hasMedia }: { hasMedia: boolean }): Promise<Browser> {
  const executablePath = findProgram('chromium');
  if (executablePath === undefined) throw new Error('chromium is missing: npm run setup -- --tests');
  const isRoot = process.getuid?.() === 0;
  const args = [...quiet, ...(hasMedia ? [...fakeMedia, ...awake] : []), ...(isRoot ? ['--no-sandbox'] : [])];
  return chromium.launch({ executablePath, args });
}
