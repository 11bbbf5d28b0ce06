import { AgentId, ApplicantId, CallId, GuestId } from '@cloudseat/shared/nouns/ids.ts';
import type { Side } from '@cloudseat/shared/nouns/role.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db.ts';
import { AppError, notFound } from '../platform/errors.ts';
import type { FieldCipher } from '../platform/field-cipher.ts';
import type { Logger } from '../platform/logger.ts';
import type { Redis } from '../platform/redis.ts';
import { sessionTuning, smsTuning } from '../tuning-identity.ts';
import { type Applicant, createApplicantRepository } from './applicant.repository.ts';
import { callbackText } from './callback-text.ts';
import { createIdentityRoutes, type IdentityRoutes } from './identity.routes.ts';
import { createIdentityKeys } from './identity-keys.ts';
import { createLoginAttempts } from './login-attempts.store.ts';
import type { AnyPrincipal, RouteContext } from './principal.ts';
import { createResumeLinkStore } from './resume-link.store.ts';
import { createSessionStore, type Session } from './session.store.ts';
import { createSignIn } from './sign-in.ts';
import { createSmsCodeStore } from './sms-code.store.ts';
import { createDemoSmsSender, missingSmsSender, type SmsNotice, type SmsSender } from './sms-sender.ts';
import { createStaffRepository, type StaffProfile } from './staff.repository.ts';

/** Accounts and sessions: a token comes in, a principal goes out to the gateway. */
export type Identity = {
  routes: IdentityRoutes;
  /** Whose token it is, or null; using a session prolongs it. */
  findPrincipal(side: Side, token: string): Promise<AnyPrincipal | null>;
  /** Throws NOT_FOUND. */
  getApplicant(applicantId: ApplicantId): Promise<Applicant>;
  findApplicants(applicantIds: readonly ApplicantId[]): Promise<Map<ApplicantId, Applicant>>;
  /** Those of this whole name or phone. */
  findApplicantIds(text: string): Promise<ApplicantId[]>;
  /** Sends words to the applicant's telephone; UNAVAILABLE without a way to telephones. */
  sendNotice(applicantId: ApplicantId, notice: SmsNotice): Promise<void>;
  /** Whether it is this member of staff who acts now. PASSWORD_WRONG; LOGIN_LOCKED as when signing in. */
  confirmPassword(agentId: AgentId, password: string, ip: string): Promise<void>;
  /** Any account of staff; throws NOT_FOUND. */
  getStaff(agentId: AgentId): Promise<StaffProfile>;
  /** Every account of staff, by number; the closed ones too. */
  listStaff(): Promise<StaffProfile[]>;
  /** A session for somebody who was recognised by other means than a code; null for an applicant who is no more. */
  openApplicantSession(applicantId: ApplicantId): Promise<{ token: string; maxAgeSeconds: number } | null>;
  /** A session for the third person of one talk. */
  openGuestSession(guest: {
    callId: CallId;
    guestId: GuestId;
  }): Promise<{ token: string; maxAgeSeconds: number }>;
  /** Words to a telephone that is nobody's of ours; UNAVAILABLE without a way to telephones. */
  sendText(phone: string, notice: SmsNotice): Promise<void>;
  /** A link with which any device carries on as this applicant, once. */
  createResumeLink(applicantId: ApplicantId, origin: string): Promise<string>;
  /** Ends every session of an account, e.g. when it is closed. */
  signOutEverywhere(side: Side, accountId: string): Promise<void>;
  /** Tells an applicant's telephone that an agent calls back, with a link that answers on any device. */
  sendCallbackText(
    applicantId: ApplicantId,
    callback: { origin: string; ticketNumber: string; locale: Locale },
  ): Promise<void>;
};

export function createIdentity(deps: {
  db: Database;
  redis: Redis;
  cipher: FieldCipher;
  clock: Clock;
  tenant: string;
  isDemo: boolean;
  logger: Logger;
  /** Where the demo leaves the texts that it does not send. */
  dataFolder: string;
  /** The way to telephones; without one only the demo can sign applicants in. */
  smsSender?: SmsSender | undefined;
  /** A session ended before its time: its open pages are to be closed. */
  onSessionEnded?: (sessionId: string) => void;
  /** Somebody signed in with a code by text message. */
  onCodeSignIn?: (applicantId: ApplicantId, context: RouteContext) => Promise<void>;
}): Identity {
  const { db, redis, cipher, clock, tenant, isDemo, logger } = deps;
  const keys = createIdentityKeys(tenant);
  const sessions = createSessionStore(redis, keys, clock);
  const applicants = createApplicantRepository(db, cipher);
  const staff = createStaffRepository(db);
  const perAddress = isDemo ? smsTuning.dailyPerAddressInDemo : smsTuning.dailyPerAddress;
  const getApplicant = async (applicantId: ApplicantId) => {
    const found = await applicants.find(applicantId);
    if (!found) throw notFound('the applicant');
    return found;
  };
  const links = createResumeLinkStore(redis, keys, cipher);
  const createResumeLink = async (applicantId: ApplicantId, origin: string) =>
    `${origin}/r#${await links.create(applicantId)}`;
  const sender = deps.smsSender ?? (isDemo ? createDemoSmsSender(deps.dataFolder) : missingSmsSender);
  const signIn = createSignIn({
    codes: createSmsCodeStore(redis, keys, cipher, clock, perAddress),
    sender,
    applicants,
    attempts: createLoginAttempts(redis, keys, cipher, clock),
    staff,
    clock,
    logger,
  });
  return {
    routes: createIdentityRoutes({
      sessions,
      signIn,
      links,
      applicants,
      staff,
      clock,
      isDemo,
      logger,
      onSessionEnded: deps.onSessionEnded ?? (() => {}),
      onCodeSignIn: deps.onCodeSignIn ?? (async () => {}),
    }),
    async findPrincipal(side, token) {
      const session = await sessions.find(side, token);
      return session && toPrincipal(session);
    },
    getApplicant,
    sendNotice: async (applicantId, notice) =>
      sender.sendNotice((await getApplicant(applicantId)).phone, notice),
    findApplicants: (applicantIds) => applicants.findMany(applicantIds),
    findApplicantIds: (text) => applicants.findIds(text),
    async getStaff(agentId) {
      const found = await staff.find(agentId);
      if (!found) throw notFound('the account');
      return found;
    },
    listStaff: () => staff.list(),
    async confirmPassword(agentId, password, ip) {
      const found = await staff.find(agentId);
      if (!found) throw notFound('the account');
      try {
        await signIn.signInStaff(found.loginName, password, ip);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'LOGIN_FAILED') throw error;
        throw new AppError('PASSWORD_WRONG', 'the password is wrong, or the account is closed');
      }
    },
    async sendCallbackText(applicantId, { origin, ticketNumber, locale }) {
      const { phone } = await this.getApplicant(applicantId);
      const link = await createResumeLink(applicantId, origin);
      await sender.sendNotice(phone, {
        template: 'callback',
        text: callbackText(locale, { ticketNumber, link }),
      });
    },
    createResumeLink,
    async openApplicantSession(applicantId) {
      if ((await applicants.find(applicantId)) === null) return null;
      const token = await sessions.create('applicant', { accountId: applicantId, role: 'applicant' });
      return { token, maxAgeSeconds: sessionTuning.absoluteMs.applicant / 1_000 };
    },
    async openGuestSession({ callId, guestId }) {
      const account = { accountId: `${callId}/${guestId}`, role: 'guest' as const };
      const token = await sessions.create('guest', account);
      return { token, maxAgeSeconds: sessionTuning.absoluteMs.guest / 1_000 };
    },
    sendText: (phone, notice) => sender.sendNotice(phone, notice),
    signOutEverywhere: (side, accountId) => sessions.removeAllOf(side, accountId),
  };
}

function toPrincipal({ role, accountId, sessionId }: Session): AnyPrincipal {
  if (role === 'applicant') return { role, applicantId: ApplicantId.parse(accountId), sessionId };
  if (role !== 'guest') return { role, agentId: AgentId.parse(accountId), sessionId };
  const [callId, guestId] = accountId.split('/');
  return { role, callId: CallId.parse(callId), guestId: GuestId.parse(guestId), sessionId };
}
