import type { MatterId } from '@cloudseat/shared/nouns/ids.ts';
import type { Locale, LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { CallRow } from '../call/call.repository.ts';
import type { TurnMessages } from '../wechat/turn-messages.ts';

/** near: two or fewer are ahead. passed: it came while they were away. callback: an agent waits for the answer. */
export type TurnKind = 'near' | 'passed' | 'callback';

/** WeChat allows 20 characters. */
const hints: Record<TurnKind, LocalText> = {
  near: {
    'zh-Hans': '快到您了，请回到页面等候',
    'zh-Hant': '快到您了，請回到頁面等候',
    en: 'Nearly your turn',
  },
  passed: {
    'zh-Hans': '已叫到您，请马上回来办理',
    'zh-Hant': '已叫到您，請馬上回來辦理',
    en: 'Called: come back',
  },
  callback: {
    'zh-Hans': '轮到您了，请马上点开接听',
    'zh-Hant': '輪到您了，請馬上點開接聽',
    en: 'Your turn: open now',
  },
};

export type SendTurnMessage = ReturnType<typeof createSendTurnMessage>;

/** Puts "it is your turn" into words, for the applicant's WeChat. Gives whether it was sent. */
export function createSendTurnMessage(deps: {
  messages: TurnMessages;
  getMatterName: (matterId: MatterId) => LocalText;
}) {
  return async (
    kind: TurnKind,
    row: Pick<CallRow, 'callId' | 'applicantId' | 'matterId' | 'ticketNumber' | 'locale'>,
    { turn, makeLink }: { turn: string | number; makeLink: () => string | Promise<string> },
  ): Promise<boolean> => {
    const locale: Locale = row.locale;
    return deps.messages.send(row.applicantId, {
      messageId: `${row.callId}-${kind}-${turn}`,
      ticketNumber: row.ticketNumber ?? '-',
      matterName: deps.getMatterName(row.matterId)[locale],
      hint: hints[kind][locale],
      makeLink,
    });
  };
}
