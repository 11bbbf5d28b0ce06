import { AppError } from '../platform/errors.ts';

/** Brings a code to a telephone. An adapter to a carrier implements it and gives `demoCode: null`. */
export type SmsSender = { send(phone: string, code: string): Promise<{ demoCode: string | null }> };

/** Sends nothing and gives the code back for the screen; in use only when the demo is on. */
export const demoSmsSender: SmsSender = { send: async (_phone, code) => ({ demoCode: code }) };

/** Stands where no adapter was given. */
export const missingSmsSender: SmsSender = {
  async send() {
    throw new AppError(
      'UNAVAILABLE',
      'no SMS adapter is set up: give createIdentity an smsSender, or set CLOUDSEAT_DEMO=1 to show codes on the screen',
    );
  },
};
