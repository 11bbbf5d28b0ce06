import i18next from 'i18next';
import { currentBrowserKind } from '../../lib/browser-kind.ts';
import { api } from '../../lib/http.ts';
import { wechat } from './wechat-state.ts';

type ShareData = { title: string; desc?: string; link: string; imgUrl: string };
/** What we use of WeChat's script for pages. */
type WechatScript = {
  config(options: {
    debug: boolean;
    appId: string;
    timestamp: number;
    nonceStr: string;
    signature: string;
    jsApiList: string[];
  }): void;
  ready(run: () => void): void;
  hideMenuItems(options: { menuList: string[] }): void;
  updateAppMessageShareData(data: ShareData): void;
  updateTimelineShareData(data: ShareData): void;
};
declare global {
  interface Window {
    wx?: WechatScript;
  }
}

const loadMaxMs = 8_000;
const jsApiList = ['hideMenuItems', 'updateAppMessageShareData', 'updateTimelineShareData'];
/** Of no use to somebody who has something to settle; opening it in the phone's own browser stays. */
const uselessItems = [
  ...['share:qq', 'share:QZone', 'share:weiboApp', 'share:facebook', 'share:email', 'share:brand'],
  ...['favorite', 'editTag', 'delete', 'originPage', 'readMode'],
].map((item) => `menuItem:${item}`);

/** Puts WeChat's menu in order and says what a shared page is called. The page works without any of it. */
export async function prepareWechatPage(): Promise<void> {
  const { isOn, jssdkUrl, landingUrl } = wechat.getState();
  if (!isOn || jssdkUrl === null) return;
  try {
    const wx = await loadScript(jssdkUrl);
    // On iPhones WeChat holds a page to the address it was first opened with, whatever the history says since.
    const url = currentBrowserKind() === 'wechatIos' ? landingUrl : window.location.href;
    const signed = await api('wechat:signPage', { query: { url: url.split('#')[0] ?? '' } });
    wx.config({ debug: false, ...signed, jsApiList });
    wx.ready(() => arrange(wx));
  } catch {
    // WeChat's menu stays as it is.
  }
}

function arrange(wx: WechatScript): void {
  wx.hideMenuItems({ menuList: uselessItems });
  // Always the home page: the page of the moment is about one person.
  const link = `${window.location.origin}/`;
  const shared = { title: i18next.t('applicant:siteTitle'), link, imgUrl: `${link}icon.svg` };
  wx.updateAppMessageShareData({ ...shared, desc: i18next.t('applicant:home.subtitle') });
  wx.updateTimelineShareData(shared);
}

function loadScript(url: string): Promise<WechatScript> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const timer = setTimeout(() => reject(new Error('the script took too long')), loadMaxMs);
    const settle = () => {
      clearTimeout(timer);
      if (window.wx === undefined) reject(new Error('the script brought nothing'));
      else resolve(window.wx);
    };
    script.onload = settle;
    script.onerror = settle;
    script.src = url;
    document.head.append(script);
  });
}
