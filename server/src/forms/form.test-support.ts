import type { FormDefinition } from '@cloudseat/shared/nouns/form.ts';
import { makeDefinition } from './demo/make-definition.ts';
import { soleTraderForm } from './demo/sole-trader-form.ts';

export const testForm: FormDefinition = makeDefinition(soleTraderForm);

/** All that the sole trader's form must have. */
export const rightValues = {
  ...{ 'operator-name': '李清照', 'operator-id': '11010519491231002X', 'operator-phone': '13800000071' },
  ...{ composition: 'person', 'operator-address': '西彭镇民安路12号', premises: '西彭镇民安路14号' },
  ...{ 'is-rented': 'no', scope: '小面、饮料', 'staff-count': '2', funds: '50000' },
} as const;
