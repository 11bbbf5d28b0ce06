import { ApplicantId, CallId, MessageId } from '@cloudseat/shared/nouns/ids.ts';
import { describe, expect, it } from 'vitest';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { createMessageRepository, type NewMessage } from './message.repository.ts';

const line = (callId: CallId, text: string): NewMessage => ({
  messageId: MessageId.parse(makeId()),
  callId,
  sender: 'applicant',
  senderId: ApplicantId.parse('applicant'),
  senderName: '䶮先生',
  text,
  materialId: null,
  sentAt: new Date(Date.UTC(2026, 9, 12)),
});

describe.each(databaseKinds)('the chat of a call on %s', (kind) => {
  const db = useTestDatabase(kind);
  const newCall = () => CallId.parse(makeId());

  it('numbers the lines of each call from 1', async () => {
    const messages = createMessageRepository(db());
    const [one, other] = [newCall(), newCall()];
    await messages.add(line(one, '第一'));
    expect((await messages.add(line(one, '第二'))).sequence).toBe(2);
    expect((await messages.add(line(other, '别的'))).sequence).toBe(1);
  });

  it('gives four senders at once four numbers', async () => {
    const messages = createMessageRepository(db());
    const callId = newCall();
    const rows = await Promise.all(['甲', '乙', '丙', '丁'].map((text) => messages.add(line(callId, text))));
    expect(rows.map((row) => row.sequence).sort()).toEqual([1, 2, 3, 4]);
  });

  it('gives a page that joins late the last lines, oldest first', async () => {
    const messages = createMessageRepository(db());
    const callId = newCall();
    for (const text of ['一', '二', '三']) await messages.add(line(callId, text));
    expect((await messages.list(callId, 0, 2)).map((row) => row.text)).toEqual(['二', '三']);
    expect((await messages.list(callId, 2, 9)).map((row) => row.text)).toEqual(['三']);
    expect((await messages.list(callId, 0, 9))[0]?.senderName).toBe('䶮先生');
  });
});
