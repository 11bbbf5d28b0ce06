import { PersonName } from '@cloudseat/shared/contract/routes.ts';
import { describe, expect, it } from 'vitest';
import { readProblem, shouldEnter, suggestName } from './wechat-rules.ts';

describe('an address one comes back to', () => {
  it.each([
    ['https://s.example/calls?wechat=refused', 'refused', 'https://s.example/calls'],
    ['https://s.example/m?for=booking&wechat=preview#x', 'preview', 'https://s.example/m?for=booking#x'],
    ['https://s.example/?wechat=<b>', null, 'https://s.example/'],
    ['https://s.example/calls', null, 'https://s.example/calls'],
  ])('%s tells of %s', (href, problem, clean) => {
    expect(readProblem(href)).toEqual({ problem, href: clean });
  });
});

describe('WeChat is asked', () => {
  const visit = { pathname: '/', hasEntered: false, isRecognised: false, isSignedIn: false };
  it.each([
    ['on the first page of a visit', {}, true],
    ['by a recognised browser whose session ran out', { isRecognised: true }, true],
    ['by somebody signed in whom it never saw', { isSignedIn: true }, true],
    ['not by somebody recognised and signed in', { isRecognised: true, isSignedIn: true }, false],
    ['not twice in a visit', { hasEntered: true }, false],
    ['not on a link to carry on elsewhere', { pathname: '/r' }, false],
  ])('%s', (_when, part, expected) => {
    expect(shouldEnter({ ...visit, ...part })).toBe(expected);
  });
});

describe('a nickname suggests', () => {
  it.each([
    ['李娜', '李娜'],
    ['大伟🌻2026', '大伟'],
    [' Anna-Maria ', 'Anna-Maria'],
    ['', ''],
    ['🌻🌻', ''],
    ['--', ''],
    ['12345', ''],
  ])('%s as %s', (nickname, name) => {
    expect(suggestName(nickname)).toBe(name);
    if (name !== '') expect(PersonName.safeParse(name).success).toBe(true);
  });
});
