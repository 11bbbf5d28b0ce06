import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { createOwnFormRoutes } from './own-form.routes.ts';

const caseId = 'case-1' as CaseId;
const definition = { formId: 'f' };

function find(shown: { definition: object | null; filling: object | null }, applicantId = 'p1') {
  const routes = createOwnFormRoutes({
    forms: { present: async () => ({ caseId, ...shown }) as never },
    cases: { reader: { find: async () => ({ applicantId: 'p1', matterId: 'm' }) } as never },
  });
  const context = { principals: [{ role: 'applicant', applicantId }] } as never;
  return routes['form:findOwn']({ params: { caseId } } as never, context);
}

describe('the form of an own case', () => {
  it.each([
    ['none', { definition: null, filling: null }],
    ['notBegun', { definition, filling: null }],
    ['open', { definition, filling: { state: 'open' } }],
    ['completed', { definition, filling: { state: 'completed' } }],
  ])('is “%s”', async (state, shown) => {
    expect(await find(shown)).toEqual({ state });
  });

  it('is not told to anybody else', async () => {
    await expect(find({ definition, filling: null }, 'p2')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
