import { ApplicantId } from '@cloudseat/shared/nouns/ids.ts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { clip, createTurnMessages } from './turn-messages.ts';
import type { OutgoingMessage } from './wechat-api.ts';
import { WechatError } from './wechat-error.ts';

const applicantId = ApplicantId.parse('somebody');
const names = { ticket: 'character_string1', matter: 'thing2', hint: 'thing3' };

function setUp({ openId = 'o-1' as string | null, failure = null as Error | null } = {}) {
  const sent: OutgoingMessage[] = [];
  const messages = createTurnMessages({
    template: { id: 'template-1', way: 'template', ...names },
    accounts: { findOpenId: async () => openId },
    credentials: { withToken: (ask) => ask('token') },
    api: {
      async sendMessage(_token, message) {
        if (failure) throw failure;
        sent.push(message);
      },
    },
    logger: pino({ level: 'silent' }),
  });
  let linkCount = 0;
  const send = () =>
    messages.send(applicantId, {
      ...{ messageId: 'm', ticketNumber: 'A007', matterName: '社'.repeat(30), hint: '轮到您了' },
      makeLink: () => {
        linkCount += 1;
        return `https://seat.example/r#${linkCount}`;
      },
    });
  return { send, sent, linkCount: () => linkCount };
}

describe('a message of a turn', () => {
  it('fills the fields of the template, none too long', async () => {
    const { send, sent } = setUp();
    expect(await send()).toBe(true);
    expect(sent).toEqual([
      {
        ...{ openId: 'o-1', messageId: 'm', templateId: 'template-1', way: 'template' },
        values: { character_string1: 'A007', thing2: `${'社'.repeat(19)}…`, thing3: '轮到您了' },
        url: 'https://seat.example/r#1',
      },
    ]);
  });

  it('is none for an applicant without WeChat, and no link is made', async () => {
    const { send, sent, linkCount } = setUp({ openId: null });
    expect([await send(), sent, linkCount()]).toEqual([false, [], 0]);
  });

  it.each([40003, 43101, 40037, 47003, 45009])(
    'that WeChat refuses with %i was not sent',
    async (errcode) => {
      expect(await setUp({ failure: WechatError.ofCode(errcode, '', '/send') }).send()).toBe(false);
    },
  );

  it('that got no answer counts as not sent, and a fault of ours is no answer of WeChat’s', async () => {
    expect(await setUp({ failure: WechatError.unreachable('no answer') }).send()).toBe(false);
    await expect(setUp({ failure: new TypeError('ours') }).send()).rejects.toThrow('ours');
  });
});

it('fields are cut by their kind, counted in characters', () => {
  expect(clip('thing1', '🌻'.repeat(20))).toBe('🌻'.repeat(20));
  expect(clip('thing1', '🌻'.repeat(21))).toBe(`${'🌻'.repeat(19)}…`);
  expect(clip('phrase3', '一二三四五六')).toBe('一二三四…');
  expect(clip('first', 'x'.repeat(99))).toBe('x'.repeat(99));
});
