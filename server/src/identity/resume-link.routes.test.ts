import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId, makeToken } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { resumeTuning } from '../tuning-identity.ts';
import { createIdentity, type Identity } from './identity.ts';
import { createRouteContext } from './test-support/route-context.ts';

const nothing = { params: undefined, query: undefined, body: undefined };

describe('carrying on with another device', () => {
  const db = useTestDatabase('PGlite');
  const redis = useTestRedis();
  let dataFolder: string;
  let tenant: string;
  let identity: Identity;
  let ended: string[];
  let phones = 0;

  beforeEach(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), 'cloudseat-texts-'));
    tenant = makeId();
    ended = [];
    identity = createIdentity({
      ...{ db: db(), redis: redis(), clock: createTestClock(), tenant, dataFolder, isDemo: true },
      cipher: createFieldCipher('2'.repeat(64)),
      logger: pino({ level: 'silent' }),
      onSessionEnded: (sessionId) => ended.push(sessionId),
    });
  });
  afterEach(() => rm(dataFolder, { recursive: true, force: true }));

  /** Somebody signed in, as the door knows them. */
  async function signIn() {
    phones += 1;
    const phone = `1370000${1_000 + phones}`;
    const { demoCode } = await identity.routes['smsCode:send'](
      { ...nothing, body: { phone } },
      createRouteContext(),
    );
    const context = createRouteContext();
    const body = { name: '王五', phone, code: demoCode ?? '' };
    await identity.routes['applicantSession:create']({ ...nothing, body }, context);
    const principal = await identity.findPrincipal('applicant', context.tokens.get('applicant') ?? '');
    if (principal?.role !== 'applicant') throw new Error('nobody signed in');
    return principal;
  }
  const makeLink = async (who: Awaited<ReturnType<typeof signIn>>) =>
    (await identity.routes['resumeLink:create'](nothing, createRouteContext(who))).token;
  const redeem = (token: string, context = createRouteContext()) =>
    identity.routes['resumeLink:redeem']({ ...nothing, body: { token } }, context);

  it('gives the other browser a session of the same applicant, once', async () => {
    const who = await signIn();
    const token = await makeLink(who);
    const context = createRouteContext();
    expect(await redeem(token, context)).toMatchObject({ applicant: { applicantId: who.applicantId } });
    const other = await identity.findPrincipal('applicant', context.tokens.get('applicant') ?? '');
    expect(other).toMatchObject({ applicantId: who.applicantId });
    expect(other?.sessionId).not.toBe(who.sessionId);
    await expect(redeem(token)).rejects.toMatchObject({ code: 'RESUME_LINK_EXPIRED' });
  });

  it('lets one of two that use it at once in', async () => {
    const token = await makeLink(await signIn());
    const outcomes = await Promise.allSettled([redeem(token), redeem(token), redeem(token)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('ends the session of whoever was signed in there before, and leaves the same person alone', async () => {
    const [who, stranger] = [await signIn(), await signIn()];
    await redeem(await makeLink(who), createRouteContext(stranger));
    expect(ended).toEqual([stranger.sessionId]);
    const own = createRouteContext(who);
    await redeem(await makeLink(who), own);
    expect(own.tokens.size).toBe(0);
    expect(ended).toHaveLength(1);
  });

  it('keeps no token, and what it keeps only for minutes', async () => {
    const token = await makeLink(await signIn());
    const keys = await redis().keys(`{cs:${tenant}}:identity:resume-link:*`);
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toContain(token);
    const leftMs = await redis().pttl(keys[0] ?? '');
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(resumeTuning.linkMs);
  });

  it('has limits: on asking by applicant, on guessing by address', async () => {
    const who = await signIn();
    for (let time = 0; time < resumeTuning.linksPerHour; time += 1) await makeLink(who);
    await expect(makeLink(who)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAfterMs: expect.any(Number),
    });
    for (let time = 0; time <= resumeTuning.failuresPerAddress; time += 1)
      await expect(redeem(makeToken())).rejects.toMatchObject({ code: 'RESUME_LINK_EXPIRED' });
    await expect(redeem(makeToken())).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('by the text of a callback: a link that works, in the applicant’s language, in a file of the demo', async () => {
    const who = await signIn();
    for (const locale of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      await identity.sendCallbackText(who.applicantId, {
        ...{ origin: 'https://seat.example', ticketNumber: 'A007', locale },
      });
    }
    expect(await readdir(dataFolder)).toEqual(['demo-texts.log']);
    const texts = (await readFile(join(dataFolder, 'demo-texts.log'), 'utf8')).trim().split('\n');
    expect(texts).toHaveLength(3);
    for (const text of texts) {
      expect(text).toContain('A007');
      const token = /https:\/\/seat\.example\/r#([\w-]{43})(?![\w-])/.exec(text)?.[1] ?? '';
      expect(await redeem(token)).toMatchObject({ applicant: { applicantId: who.applicantId } });
    }
    const nobody = identity.sendCallbackText(ApplicantId.parse('nobody'), {
      ...{ origin: '', ticketNumber: '', locale: 'en' as const },
    });
    await expect(nobody).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
