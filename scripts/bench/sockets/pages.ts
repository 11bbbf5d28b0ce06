// A process full of waiting pages. Argument: JSON { port }.
import { protocolVersion } from '@cloudseat/shared/contract/define.ts';
import { openRawPage, type RawPage } from '../../test-support/raw-page.ts';

export type PageToOpen = { index: number; pageId: string; token: string };
/** A place that a page was told; `atMs` by the clock that all processes of the machine share. */
export type ToldPlace = { index: number; aheadCount: number; atMs: number };
export type PagesQuestion = { kind: 'open'; pages: PageToOpen[] } | { kind: 'report' } | { kind: 'cpu' };
export type PagesMessage =
  | { kind: 'opened'; count: number }
  | { kind: 'report'; told: ToldPlace[] }
  | { kind: 'cpu'; cpuUs: number }
  | { kind: 'lost'; index: number };

/** Handshakes at once, so that a request waits for the server's work and not behind thousands of others. */
const openAtOnce = 50;

const { port } = JSON.parse(process.argv[2] ?? '{}') as { port: number };
const send = (message: PagesMessage) => process.send?.(message);
const open: RawPage[] = [];
let told: ToldPlace[] = [];
let isEnding = false;

async function openPage({ index, pageId, token }: PageToOpen): Promise<void> {
  const page = await openRawPage({
    port,
    cookie: `cloudseat-applicant=${token}`,
    auth: { side: 'applicant', protocol: protocolVersion, pageId },
    onEvent(json) {
      if (!json.startsWith('["queue:moved"')) return;
      const atMs = Number(process.hrtime.bigint()) / 1e6;
      const [, { aheadCount }] = JSON.parse(json) as [string, { aheadCount: number }];
      told.push({ index, aheadCount, atMs });
    },
    onClosed: () => isEnding || send({ kind: 'lost', index }),
  });
  open.push(page);
  const answer = await page.request('session:resume', {});
  if (!answer.includes('"state":"queued"')) throw new Error(`a page has no place in line: ${answer}`);
}

async function openAll(pages: PageToOpen[]): Promise<void> {
  const waiting = pages.values();
  const openFurther = async () => {
    for (const page of waiting) await openPage(page);
  };
  await Promise.all(Array.from({ length: openAtOnce }, openFurther));
  send({ kind: 'opened', count: pages.length });
}

process.on('message', (question: PagesQuestion) => {
  if (question.kind === 'open') void openAll(question.pages);
  if (question.kind === 'report') {
    send({ kind: 'report', told });
    told = [];
  }
  if (question.kind === 'cpu') {
    const { user, system } = process.cpuUsage();
    send({ kind: 'cpu', cpuUs: user + system });
  }
});
process.on('SIGTERM', () => {
  isEnding = true;
  process.exit(0);
});
