import type { DeskReply } from '@cloudseat/shared/nouns/canned-reply.ts';
import { surnameOf } from '@cloudseat/shared/nouns/surname.ts';
import { describe, expect, it } from 'vitest';
import { fillReply, type ReplyFacts } from './fill-reply.ts';
import { findReplies, noteUse, readQuery, readRecent } from './find-replies.ts';

const words = (zh: string, en = zh) => ({ 'zh-Hans': zh, 'zh-Hant': zh, en });
const reply = (replyId: string, title: string, text: string, searchText = '') =>
  ({ replyId, title: words(title), text: words(text), searchText, link: null }) as unknown as DeskReply;

describe('who is addressed', () => {
  it.each([
    ['张三', '张'],
    ['欧阳修', '欧阳'],
    ['东方', '东'],
    ['𠮷田花', '𠮷'],
    ['买买提·吐尔逊', '买买提·吐尔逊'],
    ['John Smith', 'John Smith'],
    ['张**', null],
    [' ', null],
  ])('%s by %s', (name, surname) => expect(surnameOf(name)).toBe(surname));
});

describe('filling a reply in', () => {
  const facts: ReplyFacts = {
    applicantName: '张三',
    matterName: words('入学', 'enrolment'),
    agentName: '王敏',
    missingDocuments: [words('身份证', 'ID card'), words('户口簿', 'register')],
  };
  const text = words('{applicantSurname}您好，{agentName}：{matter}，缺{documentName}');

  it('speaks the language of the applicant', () => {
    expect(fillReply({ text, link: null }, 'zh-Hans', facts).text).toBe(
      '张您好，王敏：入学，缺身份证、户口簿',
    );
    expect(fillReply({ text, link: null }, 'en', facts).text).toContain('enrolment，缺ID card, register');
    const link = { label: words('说明', 'Guide'), url: '/matters/a' };
    expect(fillReply({ text, link }, 'en', facts).link).toEqual({ label: 'Guide', url: '/matters/a' });
  });

  it('leaves a gap for what the desk does not know', () => {
    const unknown = { ...facts, applicantName: null, missingDocuments: [] };
    expect(fillReply({ text, link: null }, 'zh-Hans', unknown).text).toBe('____您好，王敏：入学，缺____');
  });

  it('puts in what stands in a name as it is', () => {
    const odd = { ...facts, agentName: '$& {matter}' };
    expect(fillReply({ text: words('{agentName}'), link: null }, 'en', odd).text).toBe('$& {matter}');
  });
});

describe('finding a reply', () => {
  const replies = [
    reply('a', '问好', '您好', 'wenhao wh'),
    reply('b', '还缺材料', '请补身份证', 'haiquecailiao hqcl'),
    reply('c', '核对身份', '请出示证件', 'heduishenfen hdsf'),
    reply('d', '结束语', '再见', 'jieshuyu jsy'),
  ];
  const idsOf = (query: string, recent: string[] = []) =>
    findReplies(replies, query, recent).map(({ replyId }) => replyId);

  it.each([
    ['身份', ['c', 'b']],
    ['hq', ['b']],
    ['HDSF', ['c']],
    ['shen', []],
    ['再见', ['d']],
    ['没有', []],
  ])('by %s', (query, ids) => expect(idsOf(query)).toEqual(ids));

  it('begins with what was used last, the rest as it is kept', () => {
    expect(idsOf('')).toEqual(['a', 'b', 'c', 'd']);
    expect(idsOf('', ['d', 'gone', 'b'])).toEqual(['d', 'b', 'a', 'c']);
    expect(idsOf('', ['d', 'c', 'b', 'a'])).toEqual(['d', 'c', 'b', 'a']);
  });

  it('opens by a stroke at the beginning of an empty line alone, in both scripts', () => {
    expect(['/', '、', '/hao ', '您好/', 'a', '/a\nb'].map(readQuery)).toEqual([
      '',
      '',
      'hao',
      null,
      null,
      null,
    ]);
  });

  it('remembers the last twelve, each once, and survives what it cannot read', () => {
    const kept = new Map<string, string>();
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    for (let index = 0; index < 15; index += 1) noteUse(storage, `r${index}`);
    noteUse(storage, 'r9');
    expect(readRecent(storage).slice(0, 3)).toEqual(['r9', 'r14', 'r13']);
    expect(readRecent(storage)).toHaveLength(12);
    for (const broken of ['{', '{}', '[1,null]']) expect(readRecent({ getItem: () => broken })).toEqual([]);
  });
});
