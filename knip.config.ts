import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  ignoreExportsUsedInFile: true,
  workspaces: {
    '.': {
      entry: [
        'scripts/*.{mjs,ts}',
        'scripts/start/main.ts',
        'scripts/test/main.ts',
        'scripts/verify-dossier/main.ts',
        'scripts/verify-dossier/make-page.ts',
        'scripts/verify-dossier/page/page.ts',
        'scripts/verify-draw/main.ts',
        'scripts/verify-draw/make-page.ts',
        'scripts/verify-draw/page/page.ts',
        'scripts/wechat/main.ts',
        'scripts/setup/worker-probe.mjs',
        'scripts/test-support/*.global.ts',
        'e2e/**/*.e2e.ts',
      ],
      project: ['scripts/**/*.{mjs,ts}', 'e2e/**/*.ts', '*.config.ts'],
      // The probe starts the very package that the sfu lists, whatever its version.
      ignoreDependencies: ['mediasoup'],
      // Debian's, see scripts/setup/debian-packages.mjs.
      ignoreBinaries: ['turnserver', 'swift-ring-builder', 'apt-get'],
    },
    shared: { entry: ['src/contract/*.ts'], project: ['src/**/*.ts'] },
    server: { entry: ['src/main.ts'], project: ['src/**/*.ts'], ignoreBinaries: ['setpriv'] },
    sfu: {
      entry: ['src/main.ts', 'src/recording/recorder/main.ts'],
      project: ['src/**/*.ts'],
      // Of util-linux, as setpriv.
      ignoreBinaries: ['prlimit'],
    },
    // Its entries are found through Vite's configuration and the pages.
    client: {
      // Opened by the pages of cases, once they are there.
      project: ['src/**/*.{ts,tsx}', 'build/**/*.ts'],
    },
  },
};

export default config;
