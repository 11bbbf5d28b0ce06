import type { ErrorCode } from '@cloudseat/shared/contract/errors.ts';
import { AppError } from '../platform/errors.ts';

/** What a script answers instead of a result: the loader hands these numbers to Lua as the table `fail`. */
export const failCodes = {
  NOT_FOUND: -1,
  CALL_STATE: -2,
  CALL_ENDED: -3,
  CALL_ALREADY_OPEN: -4,
  OFFER_STALE: -5,
  OFFER_TAKEN: -6,
  OFFER_CANCELLED: -7,
  OFFER_EXPIRED: -8,
  DESK_ELSEWHERE: -9,
  STATUS_NOT_ALLOWED: -10,
  WRAP_UP_NOT_EXTENDABLE: -11,
  DISPOSITION_REQUIRED: -12,
  NOBODY_THERE: -13,
} as const satisfies Partial<Record<ErrorCode, number>>;
type FailName = keyof typeof failCodes;

const failNames = new Map<unknown, FailName>(
  Object.entries(failCodes).map(([name, code]) => [code, name as FailName]),
);
/** What the second element of a failure says. */
const detailNames: Partial<Record<FailName, string>> = {
  CALL_STATE: 'state',
  CALL_ALREADY_OPEN: 'callId',
  OFFER_TAKEN: 'takenBy',
};

/** Gives the reply's elements, or throws the AppError its negative code stands for. */
export function takeReply(script: string, reply: unknown): unknown[] {
  if (!Array.isArray(reply)) throw new Error(`${script} answered ${typeof reply}`);
  const name = failNames.get(reply[0]);
  if (name === undefined) return reply;
  const detailName = detailNames[name];
  const details = detailName === undefined || reply[1] === undefined ? undefined : { [detailName]: reply[1] };
  throw new AppError(name, `dispatch ${script}: ${name}`, details);
}
