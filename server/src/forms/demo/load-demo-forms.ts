import { FormId } from '@cloudseat/shared/nouns/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Forms } from '../forms.ts';
import { companyForm } from './company-form.ts';
import { soleTraderForm } from './sole-trader-form.ts';
import { subsidyForm } from './subsidy-form.ts';

export const demoForms = [soleTraderForm, companyForm, subsidyForm];

/** The forms of the demo's matters. A changed form needs a higher version: one that is stored stays as it is. */
export async function loadDemoForms(
  { definitions }: Pick<Forms, 'definitions'>,
  clock: Clock,
): Promise<void> {
  for (const form of demoForms) {
    if ((await definitions.find(FormId.parse(form.formId), form.version)) !== null) continue;
    // Only now, as it brings dictionaries with it.
    const { makeDefinition } = await import('./make-definition.ts');
    await definitions.add(makeDefinition(form), new Date(clock.now()));
  }
}
