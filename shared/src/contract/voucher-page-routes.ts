import { z } from 'zod';
import { PageNumber } from '../nouns/document.ts';
import { VoucherId } from '../nouns/ids.ts';
import type { RouteDefinition } from './define.ts';

export const voucherPageRoutes = {
  'voucher:page': {
    method: 'GET',
    path: '/vouchers/:voucherId/pages/:page',
    params: z.object({ voucherId: VoucherId, page: z.coerce.number().pipe(PageNumber) }),
    output: z.any(),
    errors: ['NOT_FOUND'],
    roles: ['applicant'],
    summary: 'A page of an own paper as a JPEG picture, to be read where it is signed.',
  },
} as const satisfies Record<string, RouteDefinition>;
