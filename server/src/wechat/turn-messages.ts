import type { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import type { Logger } from '../platform/logger.ts';
import type { Credentials } from './credentials.ts';
import type { WechatAccountRepository } from './wechat-account.repository.ts';
import type { WechatApi } from './wechat-api.ts';
import type { WechatConfig } from './wechat-config.ts';
import { WechatError } from './wechat-error.ts';

export type TurnMessage = {
  /** The same for the same message: WeChat delivers it once. */
  messageId: string;
  /** Of the ticket; of a paper: its case's number. */
  ticketNumber: string;
  matterName: string;
  hint: string;
  /** Made only when there is somebody to send it to. */
  makeLink: () => string | Promise<string>;
};
/** The way to people's WeChat. */
export type TurnMessages = {
  /** False: nothing can be sent at all. */
  isOn: boolean;
  /** Whether it was sent: false for an applicant without WeChat, one who takes no messages, or when WeChat fails. */
  send(applicantId: ApplicantId, message: TurnMessage): Promise<boolean>;
};

export const noTurnMessages: TurnMessages = { isOn: false, send: async () => false };

type Dependencies = {
  template: NonNullable<WechatConfig['yourTurn']>;
  accounts: Pick<WechatAccountRepository, 'findOpenId'>;
  credentials: Pick<Credentials, 'withToken'>;
  api: Pick<WechatApi, 'sendMessage'>;
  logger: Logger;
};

/** "It is your turn" by the account's template. */
export function createTurnMessages(deps: Dependencies): TurnMessages {
  const { template, accounts, credentials, api, logger } = deps;
  return {
    isOn: true,
    async send(applicantId, { messageId, ticketNumber, matterName, hint, makeLink }) {
      const openId = await accounts.findOpenId(applicantId);
      if (openId === null) return false;
      const texts = { [template.ticket]: ticketNumber, [template.matter]: matterName, [template.hint]: hint };
      const message = {
        ...{ openId, messageId, templateId: template.id, way: template.way },
        values: Object.fromEntries(Object.entries(texts).map(([field, text]) => [field, clip(field, text)])),
        url: await makeLink(),
      };
      try {
        await credentials.withToken((token) => api.sendMessage(token, message));
        return true;
      } catch (error) {
        if (!(error instanceof WechatError)) throw error;
        const { errcode, reason } = error;
        // What one person decided is their business; all else an operator has to mend.
        const level = reason === 'refused' || reason === 'recipient' ? 'info' : 'warn';
        logger[level]({ applicantId, errcode, reason }, 'WeChat did not take a message');
        return false;
      }
    },
  };
}

/** Characters that WeChat allows, by the kind of field its name begins with. */
const longest: Record<string, number> = { thing: 20, character_string: 32, phrase: 5 };

/** WeChat refuses a whole message for one field that is too long. */
export function clip(field: string, text: string): string {
  const most = longest[field.replace(/\d+$/, '')];
  const characters = Array.from(text);
  if (most === undefined || characters.length <= most) return text;
  return `${characters.slice(0, most - 1).join('')}…`;
}
