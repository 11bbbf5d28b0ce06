import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { inProject } from '../../scripts/setup/paths.mjs';
import { type Clock, systemClock } from '../../server/src/platform/clock.ts';
import {
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../../server/src/test-support/test-platform.ts';
import { createTelephones } from './texts.ts';

/** Another build of the pages can be tried while somebody else works on theirs. */
const clientFolder = process.env.CLOUDSEAT_CLIENT_DIR || inProject('client', 'dist');

export type PlatformOptions = {
  /** What is to differ at the media node. */
  sfuEnvironment?: (() => Promise<Record<string, string>>) | undefined;
  /** And in the server's configuration. */
  serverEnvironment?: (() => Promise<Record<string, string>>) | undefined;
  /** What the server takes for the time. */
  clock?: Clock | undefined;
};

export type Platform = {
  readonly url: string;
  readonly db: TestServer['db'];
  /** What the pattern finds in a text to a telephone, as soon as one comes that has it. */
  textTo(phone: string, pattern: RegExp): Promise<string>;
  /** The first link sent to a telephone, as soon as it comes. */
  linkTo(phone: string): Promise<string>;
  /** The first code to agree to something by, the same way. */
  codeTo(phone: string): Promise<string>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * A whole platform for one file of tests: a media node as a process, a server with the built pages and demo data.
 */
export function createPlatform({
  sfuEnvironment = async () => ({}),
  serverEnvironment = async () => ({}),
  clock = systemClock,
}: PlatformOptions): Platform {
  const telephones = createTelephones();
  let sfu: TestSfu | undefined;
  let server: TestServer | undefined;
  return {
    textTo: telephones.readText,
    linkTo: telephones.linkTo,
    codeTo: telephones.codeTo,
    get url() {
      if (!server) throw new Error('the platform has not started');
      return server.url;
    },
    get db() {
      if (!server) throw new Error('the platform has not started');
      return server.db;
    },
    async start() {
      if (!existsSync(join(clientFolder, 'index.html')))
        throw new Error('the pages are not built: npm run build');
      sfu = await startTestSfu(await sfuEnvironment());
      const [smsSender, environment] = [telephones.sender, await serverEnvironment()];
      server = await startTestServer({
        ...{ redisUrl: inject('redisUrl'), sfuUrls: [sfu.url], clientFolder, clock, smsSender, environment },
      });
    },
    async stop() {
      await server?.close();
      await sfu?.stop();
    },
  };
}
