import { describe, expect, it } from 'vitest';
import { findBrowserKind, findHostApp, isOfWechat, isWechatPage } from './browser-kind.ts';

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15';
const android = 'Mozilla/5.0 (Linux; Android 13; M2102) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0';
const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)';

describe('the browser whose settings are described', () => {
  it.each([
    [`${iphone} Mobile/15E148 MicroMessenger/8.0.42`, 0, 'wechatIos'],
    [`${android} XWEB/1160 MMWEBSDK MicroMessenger/8.0.42`, 5, 'wechatAndroid'],
    [`${iphone} Version/17.0 Mobile/15E148 Safari/604.1`, 5, 'iosSafari'],
    [`${mac} AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15`, 5, 'iosSafari'],
    [`${android} Mobile Safari/537.36`, 5, 'androidChrome'],
    [`${mac} AppleWebKit/537.36 Chrome/120.0 Safari/537.36`, 0, 'desktopChrome'],
    [`${mac} AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15`, 0, 'desktopSafari'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 0, 'desktopFirefox'],
    ['curl/8', 0, 'other'],
  ])('is read from %s with %i touch points as %s', (userAgent, touchPoints, kind) => {
    expect(findBrowserKind(userAgent, touchPoints)).toBe(kind);
  });
});

describe('a page that may ask WeChat who somebody is', () => {
  it.each([
    [`${iphone} Mobile/15E148 MicroMessenger/8.0.42`, true],
    [`${android} XWEB/1160 MMWEBSDK MicroMessenger/8.0.42`, true],
    [`${android} wxwork/4.1 MicroMessenger/7.0.1`, false],
    [`${android} Mobile Safari/537.36`, false],
  ])('is told by %s: %s', (userAgent, expected) => {
    expect(isWechatPage(userAgent)).toBe(expected);
  });
});

describe('the program that shows the page', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/122.0 Safari/537.36';
  it.each([
    [`${iphone} Mobile/15E148 MicroMessenger/8.0.42`, 'wechat'],
    [`${android} XWEB/1160 MMWEBSDK MicroMessenger/8.0.42`, 'wechat'],
    [`${windows} NetType/WIFI MicroMessenger/7.0.20 WindowsWechat(0x63090a13)`, 'wechatDesktop'],
    [`${mac} AppleWebKit/605.1.15 MicroMessenger/6.8.0 MacWechat/3.8`, 'wechatDesktop'],
    [`${android} wxwork/4.1 MicroMessenger/7.0.1`, 'wecom'],
    [`${android} Mobile Safari/537.36 NebulaSDK AlipayDefined AlipayClient/10.5`, 'alipay'],
    [`${iphone} Mobile/15E148 AliApp(DingTalk/7.0) com.laiwang.DingTalk`, 'dingtalk'],
    [`${android} MQQBrowser/6.2 V1_AND_SQ_8.9 QQ/8.9.0 Pixel`, 'qq'],
    [`${android} Mobile Safari/537.36`, 'none'],
    [`${android} MQQBrowser/13.6 Mobile Safari/537.36`, 'none'],
  ])('is read from %s as %s', (userAgent, app) => {
    expect(findHostApp(userAgent)).toBe(app);
  });
});

it('knows what is made of WeChat, on whatever device', () => {
  expect(isOfWechat(`${iphone} Mobile/15E148 MicroMessenger/8.0.42`)).toBe(true);
  expect(isOfWechat(`${mac} AppleWebKit/605.1.15 MicroMessenger/6.8.0 MacWechat/3.8`)).toBe(true);
  expect(isOfWechat(`${android} wxwork/4.1 MicroMessenger/7.0.1`)).toBe(true);
  expect(isOfWechat(`${android} Mobile Safari/537.36`)).toBe(false);
});
