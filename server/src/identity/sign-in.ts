import { randomInt } from 'node:crypto';
import type { Clock } from '../platform/clock.ts';
import { AppError } from '../platform/errors.ts';
import type { Logger } from '../platform/logger.ts';
import { smsTuning } from '../tuning-identity.ts';
import type { Applicant, ApplicantRepository } from './applicant.repository.ts';
import type { LoginAttempts } from './login-attempts.store.ts';
import { nobodysHash, verifyPassword } from './password.ts';
import type { SmsCodeStore } from './sms-code.store.ts';
import type { SmsSender } from './sms-sender.ts';
import type { StaffProfile, StaffRepository } from './staff.repository.ts';

export type SignIn = ReturnType<typeof createSignIn>;

/** Who a person is: a telephone answers for an applicant, a password for staff. Sessions are the routes' business. */
export function createSignIn(deps: {
  codes: SmsCodeStore;
  sender: SmsSender;
  applicants: ApplicantRepository;
  attempts: LoginAttempts;
  staff: StaffRepository;
  clock: Clock;
  logger: Logger;
}) {
  const { codes, sender, applicants, attempts, staff, clock, logger } = deps;
  return {
    /** Throws RATE_LIMITED with the wait; UNAVAILABLE when no text can be sent. */
    async sendCode(phone: string, ip: string): Promise<{ demoCode: string | null }> {
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      const waitMs = await codes.put(phone, code, ip);
      if (waitMs > 0) throw tooManyCodes(waitMs);
      try {
        return await sender.send(phone, code);
      } catch (error) {
        await codes.discard(phone);
        throw error;
      }
    },

    /** Throws SMS_CODE_WRONG with the tries left, SMS_CODE_EXPIRED when a new one is needed. */
    async signInApplicant(person: { name: string; phone: string; code: string }): Promise<Applicant> {
      const taken = await codes.take(person.phone, person.code);
      if (taken.result === 'wrong')
        throw new AppError('SMS_CODE_WRONG', 'the code is wrong', { triesLeft: taken.triesLeft });
      if (taken.result === 'expired')
        throw new AppError('SMS_CODE_EXPIRED', 'the code is used up or too old');
      return applicants.upsert({ name: person.name.normalize('NFC'), phone: person.phone }, clock.now());
    },

    /** Throws LOGIN_LOCKED with the wait, LOGIN_FAILED for every other reason alike. */
    async signInStaff(loginName: string, password: string, ip: string): Promise<StaffProfile> {
      const waitMs = await attempts.take(loginName, ip);
      if (waitMs > 0)
        throw new AppError('LOGIN_LOCKED', 'too many failures', undefined, { retryAfterMs: waitMs });
      const account = await staff.findByLoginName(loginName);
      const isRight = await verifyPassword(password, account?.passwordHash ?? nobodysHash);
      if (!account || !isRight || !account.profile.isActive) {
        logger.info({ agentId: account?.profile.agentId }, 'a sign-in of staff failed');
        throw new AppError('LOGIN_FAILED', 'name or password is wrong, or the account is closed');
      }
      await attempts.clear(loginName, ip);
      return account.profile;
    },
  };
}

const tooManyCodes = (retryAfterMs: number) =>
  new AppError(
    'RATE_LIMITED',
    retryAfterMs > smsTuning.resendMs ? 'no more codes for now' : 'a code was sent a moment ago',
    undefined,
    { retryAfterMs },
  );
