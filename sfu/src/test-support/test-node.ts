import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { MediaNode } from '../node.ts';
import type { ReadFreeBytes } from '../recording/disk-watch.ts';
import { TestLink } from './test-link.ts';

export const testSecret = 'a-secret-for-tests-only';

type Times = { graceMs: number; linkIdleLimitMs: number; loadReportEveryMs: number };

/** A whole node in this process, with real workers on free ports, and links to it that end with it. */
export async function startTestNode(
  options: {
    workerCount?: number;
    times?: Partial<Times>;
    recordingFolder?: string;
    captions?: string;
    readFreeBytes?: ReadFreeBytes;
  } = {},
) {
  const config = readConfig({
    CLOUDSEAT_SFU_SECRET: testSecret,
    CLOUDSEAT_SFU_PORT: '0',
    CLOUDSEAT_SFU_MEDIA_PORT: '0',
    CLOUDSEAT_SFU_WORKERS: String(options.workerCount ?? 1),
    CLOUDSEAT_SFU_NODE_ID: 'test-node',
    CLOUDSEAT_SFU_RECORDING_DIR: options.recordingFolder,
    CLOUDSEAT_CAPTIONS: options.captions,
    MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN,
  });
  const times = { graceMs: 60_000, linkIdleLimitMs: 20_000, loadReportEveryMs: 60_000, ...options.times };
  const node = await MediaNode.create(config, pino({ level: 'silent' }), times, options.readFreeBytes);
  const url = `ws://127.0.0.1:${node.control.port}`;
  const links: TestLink[] = [];
  return {
    node,
    url,
    /** A link that has said hello. */
    async link(serverId: string): Promise<TestLink> {
      const link = await TestLink.dial(url, testSecret);
      links.push(link);
      await link.request('node:hello', { protocolVersion: 1, serverId });
      return link;
    },
    async close(): Promise<void> {
      for (const link of links) link.close();
      await node.close();
    },
  };
}
