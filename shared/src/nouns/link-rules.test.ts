import { describe, expect, it } from 'vitest';
import { readLink } from './link-rules.ts';

const rules = { ownHosts: ['yun.example.cn'], listedHosts: ['bank.example.com'] };

describe('where a link leads', () => {
  it.each([
    ['/matters/school-enrolment', 'own', '/matters/school-enrolment'],
    ['https://yun.example.cn/matters/a?b=1#c', 'own', '/matters/a?b=1#c'],
    ['https://www.gsxt.gov.cn/index.html', 'government', 'www.gsxt.gov.cn'],
    ['https://WWW.GSXT.GOV.CN/', 'government', 'www.gsxt.gov.cn'],
    ['https://bank.example.com/pay', 'listed', 'bank.example.com'],
    ['https://pay.bank.example.com/', 'listed', 'pay.bank.example.com'],
  ])('%s is %s', (url, kind, place) => {
    const found = readLink(url, rules);
    expect(found?.kind).toBe(kind);
    expect(found && ('path' in found ? found.path : found.host)).toBe(place);
  });

  it.each([
    'http://www.gsxt.gov.cn/',
    'https://gov.cn.example.com/',
    'https://fakegov.cn/',
    'https://evilbank.example.com/',
    'https://www.gsxt.gov.cn@example.com/',
    'https://user:word@www.gsxt.gov.cn/',
    'https://www.gsxt.gov.cn:8443/',
    'https://www.gsxt.gov.cn\\@example.com/',
    '//example.com/',
    '/\\example.com/',
    '/\n/example.com/',
    'javascript:alert(1)',
    'data:text/html,x',
    'matters/x',
    '',
  ])('%s is refused', (url) => expect(readLink(url, rules)).toBeNull());

  it('knows the kind of a host that was checked before', () => {
    const checked = { ownHosts: [], listedHosts: null };
    expect(readLink('https://other.example.org/', checked)?.kind).toBe('listed');
    expect(readLink('http://other.example.org/', checked)).toBeNull();
  });
});
