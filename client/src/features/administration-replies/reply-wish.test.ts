import { describe, expect, it } from 'vitest';
import { emptyWish, fieldsOf, findFaults } from './reply-wish.ts';

const words = (chinese: string) => ({ chinese, traditional: '', english: '' });
const wish = { ...emptyWish('matter:food-licence'), title: words(' 问好 '), text: words('{agentName}您好') };

describe('what is wrong with a reply before it is sent', () => {
  const faultsOf = (changes: Partial<typeof wish>) =>
    findFaults({ ...wish, ...changes }, ['bank.example.com'], 'yun.example.cn');

  it.each([
    [{}, []],
    [{ title: words(' ') }, ['title']],
    [{ text: words('') }, ['text']],
    [{ text: words('{phone}') }, ['placeholder']],
    [{ text: { ...words('好'), english: '{x}' } }, ['placeholder']],
    [{ url: 'https://www.gsxt.gov.cn/' }, ['label']],
    [{ label: words('银行') }, ['url']],
    [{ label: words('银行'), url: 'http://bank.example.com/' }, ['url']],
    [{ label: words('银行'), url: 'https://other.example.com/' }, ['url']],
    [{ label: words('银行'), url: ' https://bank.example.com/ ' }, []],
    [{ label: words('说明'), url: '/matters/food-licence' }, []],
  ])('%o: %o', (changes, faults) => expect(faultsOf(changes)).toEqual(faults));
});

it('sends ids, trimmed words, and a page of this platform without its host', () => {
  const url = 'https://yun.example.cn/matters/food-licence';
  expect(fieldsOf({ ...wish, label: words('说明'), url }, 'yun.example.cn')).toMatchObject({
    ...{ matterId: 'food-licence', departmentId: null, sortOrder: 100 },
    title: { 'zh-Hans': '问好', 'zh-Hant': '', en: '' },
    link: { url: '/matters/food-licence' },
  });
  expect(fieldsOf(emptyWish('department:housing'), '')).toMatchObject({
    ...{ matterId: null, departmentId: 'housing', link: null },
  });
});
