import { AppError } from '../platform/errors.ts';

/** Words for an applicant; carriers send templates that they have approved, by name. */
export type SmsNotice = { template: 'bookingReminder'; text: string };

/** Brings short messages to a telephone. An adapter to a carrier implements it. */
export type SmsSender = {
  /** A code to sign in with; a carrier's adapter gives `demoCode: null`. */
  send(phone: string, code: string): Promise<{ demoCode: string | null }>;
  sendNotice(phone: string, notice: SmsNotice): Promise<void>;
};

/** Sends nothing and gives the code back for the screen; in use only when the demo is on. */
export const demoSmsSender: SmsSender = {
  send: async (_phone, code) => ({ demoCode: code }),
  sendNotice: async () => {},
};

/** Stands where no adapter was given. */
export const missingSmsSender: SmsSender = { send: failForWant, sendNotice: failForWant };

async function failForWant(): Promise<never> {
  throw new AppError(
    'UNAVAILABLE',
    'no SMS adapter is set up: give createIdentity an smsSender, or set CLOUDSEAT_DEMO=1 to show codes on the screen',
  );
}
