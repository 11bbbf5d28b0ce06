import { CallId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { applicantPrincipal, staffPrincipal } from '../identity/test-support/route-context.ts';
import { createTestClock } from '../platform/test-support/test-clock.ts';
import { createViewerText } from './viewer-text.ts';

describe('what is written over a page', () => {
  const clock = createTestClock(Date.UTC(2026, 10, 25, 17));
  let askedCount = 0;
  const write = createViewerText({
    findCall: async () => {
      askedCount += 1;
      return { applicantId: 'p', matterId: 'm' } as never;
    },
    getApplicant: async () => ({ name: '欧阳娜娜' }),
    getStaff: async () => ({ agentNumber: 'A001' }),
    getMatterName: () => ({ 'zh-Hans': '个体工商户登记', 'zh-Hant': '', en: '' }),
    clock,
  });
  const callId = CallId.parse('the-call');

  it('names whose file it is, masked, the desk, the purpose and the district’s day', async () => {
    const applicant = applicantPrincipal('p');
    expect(await write(callId, applicant)).toBe('欧阳** · 仅供办理个体工商户登记使用 · 2026-11-26');
    expect(await write(callId, staffPrincipal('a'))).toBe(
      '欧阳** · 坐席 A001 · 仅供办理个体工商户登记使用 · 2026-11-26',
    );
    await write(callId, applicant);
    expect(askedCount).toBe(2);
    clock.advance(24 * 3_600_000);
    expect(await write(callId, applicant)).toContain('2026-11-27');
  });
});
