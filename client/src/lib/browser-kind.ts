/** The browsers whose way to the camera's permission we can describe. */
export type BrowserKind =
  | 'wechatIos'
  | 'wechatAndroid'
  | 'iosSafari'
  | 'androidChrome'
  | 'desktopChrome'
  | 'desktopSafari'
  | 'desktopFirefox'
  | 'other';

/** WeChat's own browser on whatever device, and that of WeCom, which is made of it. */
export const isOfWechat = (userAgent: string): boolean => /MicroMessenger/i.test(userAgent);

/** For wording only: what a browser can do is found by trying. */
export function findBrowserKind(userAgent: string, touchPoints = 0): BrowserKind {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
  if (isOfWechat(userAgent)) {
    if (isIos) return 'wechatIos';
    return /Android/.test(userAgent) ? 'wechatAndroid' : 'other';
  }
  if (isIos) return 'iosSafari';
  if (/Android/.test(userAgent)) return /Chrome\//.test(userAgent) ? 'androidChrome' : 'other';
  if (/Firefox\//.test(userAgent)) return 'desktopFirefox';
  if (/Chrome\/|Edg\//.test(userAgent)) return 'desktopChrome';
  if (/Safari\//.test(userAgent)) return 'desktopSafari';
  return 'other';
}

/** WeChat's own browser, where WeChat can say who somebody is. That of WeCom (wxwork) looks alike and cannot. */
export const isWechatPage = (userAgent: string): boolean =>
  findBrowserKind(userAgent).startsWith('wechat') && !/wxwork/i.test(userAgent);

export function currentBrowserKind(): BrowserKind {
  return findBrowserKind(navigator.userAgent, navigator.maxTouchPoints ?? 0);
}

/** The program whose own browser shows the page; `none` is a browser of its own right. */
export type HostApp = 'wechat' | 'wechatDesktop' | 'wecom' | 'alipay' | 'dingtalk' | 'qq' | 'none';

/** For wording only, as above: where the way to another browser is found in its menus. */
export function findHostApp(userAgent: string): HostApp {
  if (/wxwork/i.test(userAgent)) return 'wecom';
  if (/WindowsWechat|MacWechat|(Windows NT|Macintosh).*MicroMessenger/i.test(userAgent))
    return 'wechatDesktop';
  if (isOfWechat(userAgent)) return 'wechat';
  if (/AlipayClient/i.test(userAgent)) return 'alipay';
  if (/DingTalk/i.test(userAgent)) return 'dingtalk';
  return /\sQQ\/\d/.test(userAgent) ? 'qq' : 'none';
}
