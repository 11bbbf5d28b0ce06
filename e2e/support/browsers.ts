import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import type { Film } from './films.ts';

const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What a browser's person has: a film for camera and microphone, or a browser that is refused both. */
export type Devices = Film | 'denied';

/** A Chromium of its own: the fake camera's film is the same for a whole process. */
export async function launchBrowser(devices: Devices, flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CLOUDSEAT_CHROMIUM || '/usr/bin/chromium';
  if (!existsSync(executablePath)) throw new Error('Chromium is missing: npm run setup -- --tests');
  return chromium.launch({
    executablePath,
    // Root has no sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...quiet, ...deviceFlags(devices), ...flags],
  });
}

function deviceFlags(devices: Devices): string[] {
  if (devices === 'denied')
    return ['--use-fake-ui-for-media-stream=deny', '--use-fake-device-for-media-stream'];
  return [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${devices.videoPath}`,
    `--use-file-for-fake-audio-capture=${devices.soundPath}`,
  ];
}
