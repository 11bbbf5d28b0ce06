import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../platform/errors.ts';

/** Words for an applicant, or for whom they invite; carriers send templates that they have approved, by name. */
export type SmsNotice = {
  template:
    | 'callback'
    | 'bookingReminder'
    | 'voucherIssued'
    | 'caseClock'
    | 'guestInvitation'
    | 'mandateCode'
    | 'mandateConfirmed'
    | 'jointReview'
    | 'expertNotice'
    | 'expertReview';
  text: string;
};

/** The way to telephones. An adapter to a carrier implements it and gives `demoCode: null`. */
export type SmsSender = {
  send(phone: string, code: string): Promise<{ demoCode: string | null }>;
  sendNotice(phone: string, notice: SmsNotice): Promise<void>;
};

/**
 * Sends nothing; in use only when the demo is on. A code comes back for the screen, a notice is added to
 * `demo-texts.log` in the data folder, readable for its owner alone: it holds links that sign in.
 */
export const createDemoSmsSender = (dataFolder: string): SmsSender => ({
  send: async (_phone, code) => ({ demoCode: code }),
  async sendNotice(phone, { text }) {
    await mkdir(dataFolder, { recursive: true });
    await appendFile(join(dataFolder, 'demo-texts.log'), `${phone} ${text}\n`, { mode: 0o600 });
  },
});

/** Stands where no adapter was given. */
export const missingSmsSender: SmsSender = { send: failForWant, sendNotice: failForWant };

async function failForWant(): Promise<never> {
  throw new AppError(
    'UNAVAILABLE',
    'no SMS adapter is set up: give createIdentity an smsSender, or set CLOUDSEAT_DEMO=1 to show codes on the screen',
  );
}
