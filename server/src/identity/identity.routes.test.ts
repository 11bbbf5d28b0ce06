import { AgentId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../platform/db.ts';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { useTestDatabase } from '../platform/test-support/test-databases.ts';
import { useTestRedis } from '../platform/test-support/test-redis.ts';
import { staffAccounts } from './identity.schema.ts';
import { createIdentity, type Identity } from './identity.ts';
import { hashPassword } from './password.ts';
import type { RouteInput } from './principal.ts';
import type { SmsSender } from './sms-sender.ts';
import { createRouteContext } from './test-support/route-context.ts';

type LoginBody = RouteInput<'staffSession:create'>['body'];
const nothing = { params: undefined, query: undefined, body: undefined };
const phone = '13800000001';

// argon2 costs processor time, which other tests may be taking.
describe('signing in', { timeout: 30_000 }, () => {
  const db = useTestDatabase('PGlite');
  const redis = useTestRedis();
  const clock = createTestClock();
  let identity: Identity;

  const make = (options: { isDemo: boolean; smsSender?: SmsSender }) =>
    createIdentity({
      dataFolder: 'not-used',
      db: db(),
      redis: redis(),
      cipher: createFieldCipher('2'.repeat(64)),
      clock,
      tenant: makeId(),
      logger: pino({ level: 'silent' }),
      ...options,
    });
  const sendCode = (to = phone) =>
    identity.routes['smsCode:send']({ ...nothing, body: { phone: to } }, createRouteContext());
  const logIn = (body: LoginBody, context = createRouteContext()) =>
    identity.routes['staffSession:create']({ ...nothing, body }, context);

  beforeAll(() => addStaff(db()), 60_000);
  beforeEach(() => {
    identity = make({ isDemo: true });
  });

  describe('an applicant', () => {
    it('gets a session for the code, and the page its name and masked phone', async () => {
      const { demoCode, expiresInSeconds, resendInSeconds } = await sendCode();
      expect([demoCode, expiresInSeconds, resendInSeconds]).toEqual([
        expect.stringMatching(/^\d{6}$/),
        300,
        60,
      ]);
      const context = createRouteContext();
      const who = await identity.routes['applicantSession:create'](
        { ...nothing, body: { name: '王䶮', phone, code: demoCode ?? '' } },
        context,
      );
      expect(who).toMatchObject({
        isDemo: true,
        staff: null,
        applicant: { name: '王䶮', phone: '138****0001' },
      });
      const principal = await identity.findPrincipal('applicant', context.tokens.get('applicant') ?? '');
      expect(principal).toMatchObject({ role: 'applicant', applicantId: who.applicant?.applicantId });
    });

    it('is told how many tries are left after a wrong code', async () => {
      const { demoCode } = await sendCode();
      const code = demoCode === '000000' ? '000001' : '000000';
      const answer = identity.routes['applicantSession:create'](
        { ...nothing, body: { name: '王', phone, code } },
        createRouteContext(),
      );
      await expect(answer).rejects.toMatchObject({ code: 'SMS_CODE_WRONG', details: { triesLeft: 4 } });
    });

    it('without a code is told that none is good', async () => {
      const answer = identity.routes['applicantSession:create'](
        { ...nothing, body: { name: '王', phone, code: '123456' } },
        createRouteContext(),
      );
      await expect(answer).rejects.toMatchObject({ code: 'SMS_CODE_EXPIRED' });
    });

    it('waits before the next code', async () => {
      await sendCode();
      await expect(sendCode()).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 60_000 });
    });

    it('who signs in again or out leaves no session behind', async () => {
      const tokens: string[] = [];
      let context = createRouteContext();
      for (let time = 0; time < 2; time += 1) {
        const { demoCode } = await sendCode();
        await identity.routes['applicantSession:create'](
          { ...nothing, body: { name: '王', phone, code: demoCode ?? '' } },
          context,
        );
        const token = context.tokens.get('applicant') ?? '';
        const principal = await identity.findPrincipal('applicant', token);
        tokens.push(token);
        context = createRouteContext(...(principal ? [principal] : []));
        clock.advance(60_000);
      }
      expect(await identity.findPrincipal('applicant', tokens[0] ?? '')).toBeNull();
      await identity.routes['applicantSession:delete'](nothing, context);
      expect(await identity.findPrincipal('applicant', tokens[1] ?? '')).toBeNull();
    });
  });

  describe('without the demo', () => {
    it('an adapter brings the code and the screen does not show it', async () => {
      const sent: string[] = [];
      identity = make({
        isDemo: false,
        smsSender: {
          async send(to, code) {
            sent.push(to, code);
            return { demoCode: null };
          },
          sendNotice: async () => {},
        },
      });
      expect(await sendCode()).toMatchObject({ demoCode: null });
      expect(sent).toEqual([phone, expect.stringMatching(/^\d{6}$/)]);
    });

    it('and without an adapter the operator is told what is missing, and nobody waits for it', async () => {
      identity = make({ isDemo: false });
      for (let time = 0; time < 2; time += 1)
        await expect(sendCode()).rejects.toMatchObject({
          code: 'UNAVAILABLE',
          message: expect.stringContaining('CLOUDSEAT_DEMO'),
        });
    });
  });

  describe('staff', () => {
    it.each(['agent', 'supervisor', 'admin', 'expert', 'convenor'] as const)(
      'as %s get that role, and have it on the next page as well',
      async (role) => {
        const context = createRouteContext();
        const who = await logIn({ loginName: `the-${role}`, password: 'right' }, context);
        expect(who).toMatchObject({ staff: { accountId: `id-${role}`, role }, applicant: null });
        const principal = await identity.findPrincipal('staff', context.tokens.get('staff') ?? '');
        expect(principal).toMatchObject({ role, agentId: `id-${role}` });
        const next = createRouteContext(...(principal ? [principal] : []));
        expect(await identity.routes['session:get'](nothing, next)).toMatchObject({ staff: { role } });
      },
    );

    it.each([
      ['a wrong password', { loginName: 'the-agent', password: 'wrong' }],
      ['an unknown name', { loginName: 'nobody', password: 'right' }],
      ['a closed account', { loginName: 'the-closed', password: 'right' }],
    ])('are refused alike for %s', async (_reason, body) => {
      const context = createRouteContext();
      await expect(logIn(body, context)).rejects.toMatchObject({
        code: 'LOGIN_FAILED',
        message: 'name or password is wrong, or the account is closed',
        details: undefined,
      });
      expect(context.tokens.size).toBe(0);
    });

    it('are locked out after five failures, even with the right password, until the delay is over', async () => {
      for (let failure = 0; failure < 5; failure += 1)
        await expect(logIn({ loginName: 'the-agent', password: 'wrong' })).rejects.toMatchObject({
          code: 'LOGIN_FAILED',
        });
      const right = { loginName: 'the-agent', password: 'right' };
      await expect(logIn(right)).rejects.toMatchObject({ code: 'LOGIN_LOCKED', retryAfterMs: 30_000 });
      clock.advance(30_000);
      await expect(logIn(right)).resolves.toMatchObject({ staff: { role: 'agent' } });
    });

    it('whose account is closed lose every session', async () => {
      const context = createRouteContext();
      await logIn({ loginName: 'the-agent', password: 'right' }, context);
      await identity.signOutEverywhere('staff', 'id-agent');
      expect(await identity.findPrincipal('staff', context.tokens.get('staff') ?? '')).toBeNull();
    });

    it('are found with what dispatch asks of them', async () => {
      expect(await identity.getStaff(AgentId.parse('id-agent'))).toMatchObject({
        departmentId: 'housing',
        skills: [{ skillId: 'general', level: 2 }],
        regions: 'all',
        isActive: true,
      });
      await expect(identity.getStaff(AgentId.parse('nobody'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect((await identity.listStaff()).map(({ agentNumber }) => agentNumber)).toEqual([
        '1',
        '2',
        '3',
        '4',
        '5',
        '6',
      ]);
    });
  });

  it('a browser signed in on both sides sees both, a visitor neither', async () => {
    const { demoCode } = await sendCode();
    const context = createRouteContext();
    await identity.routes['applicantSession:create'](
      { ...nothing, body: { name: '王', phone, code: demoCode ?? '' } },
      context,
    );
    await logIn({ loginName: 'the-agent', password: 'right' }, context);
    const principals = await Promise.all(
      (['applicant', 'staff'] as const).map((side) =>
        identity.findPrincipal(side, context.tokens.get(side) ?? ''),
      ),
    );
    const both = createRouteContext(...principals.filter((principal) => principal !== null));
    expect(await identity.routes['session:get'](nothing, both)).toMatchObject({
      applicant: { name: '王' },
      staff: { accountId: 'id-agent' },
    });
    expect(await identity.routes['session:get'](nothing, createRouteContext())).toEqual({
      serverNow: clock.now(),
      isDemo: true,
      applicant: null,
      staff: null,
    });
  });
});

async function addStaff(db: Database): Promise<void> {
  const passwordHash = await hashPassword('right');
  const account = (
    name: string,
    agentNumber: string,
    role: 'agent' | 'supervisor' | 'admin' | 'expert' | 'convenor',
    isActive = true,
  ) => ({
    accountId: `id-${name}`,
    loginName: `the-${name}`,
    passwordHash,
    role,
    displayName: name,
    agentNumber,
    departmentId: 'housing',
    languages: ['zh'],
    skills: [{ skillId: 'general', level: 2 as const }],
    regions: 'all' as const,
    isActive,
  });
  await db
    .insert(staffAccounts)
    .values([
      account('agent', '1', 'agent'),
      account('supervisor', '2', 'supervisor'),
      account('admin', '3', 'admin'),
      account('closed', '4', 'agent', false),
      account('expert', '5', 'expert'),
      account('convenor', '6', 'convenor'),
    ]);
}
