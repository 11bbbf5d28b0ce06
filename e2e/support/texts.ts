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
  return {
    sender,
    /** The first link sent to this telephone, as soon as it comes. */
    linkTo: (phone: string): Promise<string> =>
      new Promise((resolve) => {
        const look = () => {
          const link = /https?:\/\/\S+#[\w-]+/.exec(texts.get(phone)?.[0] ?? '')?.[0];
          if (link === undefined) return;
          waiting.delete(look);
          resolve(link);
        };
        waiting.add(look);
        look();
      }),
  };
}
