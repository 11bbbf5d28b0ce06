import { z } from 'zod';

/** A mainland mobile number, without a country code. */
export const Phone = z
  .string()
  .trim()
  .regex(/^1[3-9]\d{9}$/, 'a mobile number has 11 digits and starts with 13 to 19');
