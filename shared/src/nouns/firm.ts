import { z } from 'zod';
import { firmNameMaxLength, firmRoles } from './firm-rules.ts';
import { checkCreditCode } from './form-numbers.ts';

/** A firm or another body that an application is made for, and as what its applicant acts. Both are in the public register. */
export const Firm = z.object({
  name: z.string().trim().min(2).max(firmNameMaxLength),
  /** 统一社会信用代码. */
  creditCode: z
    .string()
    .trim()
    .toUpperCase()
    .refine((text) => checkCreditCode(text) === null, 'no unified social credit code by GB 32100'),
  role: z.enum(firmRoles),
});
export type Firm = z.infer<typeof Firm>;
