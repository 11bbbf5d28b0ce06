import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';
import type { Slot } from '@cloudseat/shared/nouns/booking.ts';
import type { CallId } from '@cloudseat/shared/nouns/ids.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testMatter } from '../test-support/call-steps.ts';
import { TestBrowser } from '../test-support/test-page.ts';
import {
  makeTenant,
  startTestServer,
  startTestSfu,
  type TestServer,
  type TestSfu,
} from '../test-support/test-platform.ts';

/** Behind the dispatcher's clock, so that what can be booked now opens at once. */
let behindMs = 3_600_000;
const tenant = makeTenant();
const databaseName = tenant.toLowerCase();
const databaseUrl = new URL(inject('postgresUrl'));
databaseUrl.pathname = `/${databaseName}`;
let servers: TestServer[] = [];
let sfu: TestSfu;

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await ask(inject('postgresUrl'), `create database ${databaseName}`);
  const clock = { now: () => Date.now() - behindMs };
  sfu = await startTestSfu();
  const options = {
    redisUrl: inject('redisUrl'),
    sfuUrls: [sfu.url],
    tenant,
    databaseUrl: databaseUrl.href,
    clock,
  };
  // One after the other: the first fills the database.
  for (let count = 0; count < 3; count += 1) servers.push(await startTestServer(options));
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  servers = [];
  await sfu?.stop();
  await ask(inject('postgresUrl'), `drop database ${databaseName} with (force)`);
});

/** Signs in at one of the servers and books the first slot there is. */
async function bookAt(server: TestServer | undefined, phone: string) {
  const browser = new TestBrowser(server?.url ?? '');
  await browser.signInApplicant(phone);
  const draft = { matterId: testMatter, entryCode: null, locale: 'zh-Hans' };
  const { callId } = await browser.call<{ callId: CallId }>('POST', '/calls', draft);
  const { version, sha256 } = await browser.call<ConsentText>('GET', '/consent-text?locale=zh-Hans');
  const consent = { version, locale: 'zh-Hans', sha256, allowsRecording: false };
  await browser.call('POST', `/calls/${callId}/consents`, consent);
  const { slots } = await browser.call<{ slots: Slot[] }>('GET', `/matters/${testMatter}/slots`);
  const startsAt = slots.find(({ isFree }) => isFree)?.startsAt;
  const devices = { networkGrade: 'good', hasCamera: true, hasMicrophone: true };
  await browser.call('POST', `/calls/${callId}/booking`, { startsAt, ...devices });
  return { browser, callId };
}

describe('three servers, each with a clerk', () => {
  it('enter each booked call once, that of a connected page with this page', async () => {
    const booked = await Promise.all([bookAt(servers[0], '13600001001'), bookAt(servers[1], '13600001002')]);
    const pages = await Promise.all(booked.map(({ browser }) => browser.open('applicant')));
    behindMs = 0;
    await Promise.all(
      pages.map((page, index) =>
        page.waitFor(
          'call:updated',
          ({ call }) => call.callId === booked[index]?.callId && call.state === 'queued',
        ),
      ),
    );
    // The record is complete when both calls are in it.
    await expect
      .poll(
        () => ask(databaseUrl.href, `select call_id from call_events where type = 'callEnqueued' order by 1`),
        { timeout: 30_000 },
      )
      .toEqual(
        booked
          .map(({ callId }) => ({ call_id: callId }))
          .sort((left, right) => (left.call_id < right.call_id ? -1 : 1)),
      );
    expect(await ask(databaseUrl.href, 'select distinct state from bookings')).toEqual([
      { state: 'entered' },
    ]);
    for (const page of pages) page.close();
  });
});
