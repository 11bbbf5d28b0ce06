import { ApplicantId, CallId } from '@cloudseat/shared/nouns/ids.ts';
import { eq } from 'drizzle-orm';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { CallBrief } from '../call/call-lookup.ts';
import { applicantPrincipal, createRouteContext } from '../identity/test-support/route-context.ts';
import { makeId } from '../platform/ids.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createConsentRepository } from './consent.repository.ts';
import { consents as consentRows } from './consent.schema.ts';
import { createConsents } from './consent.ts';
import { canonicalWording, currentConsentText } from './consent-text.ts';

describe.each(databaseKinds)('consents on %s', (kind) => {
  const db = useTestDatabase(kind);
  const clock = createTestClock();
  const call: CallBrief = {
    callId: CallId.parse('the-call'),
    applicantId: ApplicantId.parse('the-applicant'),
    departmentId: 'housing' as CallBrief['departmentId'],
    agentId: null,
    state: 'draft',
    connectedAt: null,
    endedAt: null,
  };
  const make = (changes: Partial<CallBrief> = {}) => {
    const known = { ...call, callId: CallId.parse(makeId()), ...changes };
    const consents = createConsents({
      db: db(),
      clock,
      logger: pino({ level: 'silent' }),
      calls: { findCall: async (callId) => (callId === known.callId ? known : null) },
    });
    return { consents, callId: known.callId };
  };
  const { version, sha256 } = currentConsentText('en');
  const body = { version, sha256, locale: 'en' as const, allowsRecording: false };
  const applicant = createRouteContext(applicantPrincipal('the-applicant'));
  const give = (
    { consents, callId }: ReturnType<typeof make>,
    changes: Partial<typeof body> = {},
    context = applicant,
  ) =>
    consents.routes['consent:give'](
      { params: { callId }, query: undefined, body: { ...body, ...changes } },
      context,
    );

  it('are kept with the words that were shown', async () => {
    const made = make();
    const given = await give(made, { allowsRecording: true });
    expect(given).toEqual({ consentId: expect.any(String), givenAt: clock.now() });
    const kept = await createConsentRepository(db()).findLatest(made.callId);
    expect(kept).toEqual({ ...given, version, sha256, locale: 'en', allowsRecording: true });
    const [row] = await db().select().from(consentRows).where(eq(consentRows.callId, made.callId));
    expect(row?.wording).toBe(canonicalWording('en'));
  });

  it('are missing, then given; the latest counts', async () => {
    const made = make();
    expect(await made.consents.findCurrent(made.callId)).toBe('missing');
    await give(made, { allowsRecording: true });
    clock.advance(1_000);
    await give(made, { allowsRecording: false });
    expect(await made.consents.findCurrent(made.callId)).toBe('given');
    expect(await made.consents.findLatest(made.callId)).toMatchObject({ allowsRecording: false });
  });

  it('to an earlier wording are outdated', async () => {
    const made = make();
    await createConsentRepository(db()).add({
      ...{ consentId: makeId(), callId: made.callId, applicantId: call.applicantId, locale: 'en' },
      ...{
        version: '2020-01',
        wording: 'old words',
        sha256: '0'.repeat(64),
        allowsRecording: true,
        givenAt: 1,
      },
    });
    expect(await made.consents.findCurrent(made.callId)).toBe('outdated');
  });

  it.each([
    ['another version', { version: '2020-01' }],
    ['another hash', { sha256: '0'.repeat(64) }],
  ])('to %s are refused and the one in force is named', async (_name, changes) => {
    await expect(give(make(), changes)).rejects.toMatchObject({
      code: 'CONSENT_OUTDATED',
      details: { version },
    });
  });

  it('for a call of somebody else, or none, are refused alike', async () => {
    const stranger = createRouteContext(applicantPrincipal('a-stranger'));
    await expect(give(make(), {}, stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const unknown = { ...make(), callId: CallId.parse('no-call') };
    await expect(give(unknown)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['wrapUp', 'completed', 'abandoned', 'expired'] as const)(
    'for a call that is %s are refused',
    async (state) => {
      await expect(give(make({ state }))).rejects.toMatchObject({ code: 'CALL_STATE', details: { state } });
    },
  );

  it.each(['queued', 'active', 'suspended'] as const)('for a call that is %s are taken', async (state) => {
    await expect(give(make({ state }))).resolves.toMatchObject({ givenAt: clock.now() });
  });

  it('the wording is read in the language asked for', async () => {
    const text = await make().consents.routes['consentText:get'](
      { params: undefined, query: { locale: 'zh-Hant' }, body: undefined },
      createRouteContext(),
    );
    expect(text).toEqual(currentConsentText('zh-Hant'));
    expect(canonicalWording('zh-Hant')).toContain(text.title);
  });
});
