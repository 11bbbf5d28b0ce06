import { MessageId, RoomId } from '@cloudseat/shared/nouns/ids.ts';
import type { SittingPhase } from '@cloudseat/shared/nouns/review-room.ts';
import { describe, expect, it } from 'vitest';
import { createFieldCipher } from '../platform/field-cipher.ts';
import { makeId } from '../platform/ids.ts';
import { databaseKinds, useTestDatabase } from '../platform/test-support/test-databases.ts';
import { peerIdOf } from './person.ts';
import { createSittingMessageRepository, type NewSittingLine } from './sitting-message.repository.ts';
import { sittingMessages } from './sitting-message.schema.ts';
import { agent } from './test-support/sitting.ts';

const title = { 'zh-Hans': '部门', 'zh-Hant': '部門', en: 'Department' };
const line = (reviewId: string, text: string, phase: SittingPhase = 'openSession'): NewSittingLine => ({
  ...{ messageId: MessageId.parse(makeId()), reviewId, roomId: RoomId.parse(makeId()), phase, text },
  ...{ senderId: peerIdOf(agent('chair')), senderName: '汪海澜', senderTitle: title, sentAt: 1_000 },
});
const all = { after: 0, limit: 100 };

describe.each(databaseKinds)('the chat of a review on %s', (kind) => {
  const db = useTestDatabase(kind);
  const open = () => createSittingMessageRepository(db(), createFieldCipher('3'.repeat(64)));

  it('counts for the applicant’s side as if there were no closed part', async () => {
    const [messages, review] = [open(), makeId()];
    for (const [text, phase] of [
      ['一', 'openSession'],
      ['密', 'closedDeliberation'],
      ['密二', 'closedDeliberation'],
      ['二', 'openSession'],
    ] as const)
      await messages.add(line(review, text, phase));
    await messages.add(line(makeId(), '别的会'));
    const whole = await messages.list(review, { ...all, isWhole: true });
    expect(whole.map(({ text, sequence }) => `${sequence} ${text}`)).toEqual([
      '1 一',
      '2 密',
      '3 密二',
      '4 二',
    ]);
    const outside = await messages.list(review, { ...all, isWhole: false });
    expect(outside.map(({ text, openSequence }) => `${openSequence} ${text}`)).toEqual(['1 一', '2 二']);
    const rest = await messages.list(review, { isWhole: false, after: 1, limit: 100 });
    expect(rest.map(({ text }) => text)).toEqual(['二']);
  });

  it('gives who comes late the last lines, oldest first', async () => {
    const [messages, review] = [open(), makeId()];
    for (const text of ['一', '二', '三']) await messages.add(line(review, text));
    const last = await messages.list(review, { isWhole: true, after: 0, limit: 2 });
    expect(last.map(({ text }) => text)).toEqual(['二', '三']);
    expect(last[0]).toMatchObject({ senderName: '汪海澜', senderTitle: title, sentAt: 1_000 });
  });

  it('gives those who write at once numbers without a hole, and keeps no word readable in the database', async () => {
    const [messages, review] = [open(), makeId()];
    const phases = ['openSession', 'closedDeliberation', 'openSession', 'openSession'] as const;
    await Promise.all(phases.map((phase) => messages.add(line(review, '听证', phase))));
    const whole = await messages.list(review, { ...all, isWhole: true });
    expect(whole.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
    const outside = await messages.list(review, { ...all, isWhole: false });
    expect(outside.map(({ openSequence }) => openSequence)).toEqual([1, 2, 3]);
    expect(JSON.stringify(await db().select().from(sittingMessages))).not.toContain('听证');
  });
});
