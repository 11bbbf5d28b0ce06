import type { SmsSender } from '../../server/src/identity/sms-sender.ts';

/** Telephones of the story: codes show on the screen as in the demo, and every other text is kept for its reader. */
export function createTelephones() {
  const texts = new Map<string, string[]>();
  const waiting = new Set<() => void>();
  const sender: SmsSender = {
    send: async (_phone, code) => ({ demoCode: code }),
    async sendNotice(phone, { text }) {
      texts.set(phone, [...(texts.get(phone) ?? []), text]);
      for (const look of waiting) look();
    },
  };
  /** What the pattern finds in a text sent to this telephone, the first of them that has it, as soon as it comes. */
  const readText = (phone: string, pattern: RegExp): Promise<string> =>
    new Promise((resolve) => {
      const look = () => {
        const found = texts.get(phone)?.flatMap((text) => pattern.exec(text)?.[0] ?? [])[0];
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  return {
    sender,
    /** What of a text to this telephone the pattern finds. */
    readText,
    /** The first link sent to this telephone. */
    linkTo: (phone: string) => readText(phone, /https?:\/\/\S+#[\w-]+/),
    /** The first code, of those that agree to something: those that sign in show on the screen. */
    codeTo: (phone: string) => readText(phone, /(?<!\d)\d{6}(?!\d)/),
  };
}
