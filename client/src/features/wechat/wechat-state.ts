import { createStore } from 'zustand/vanilla';

type WechatState = {
  /** This is WeChat's browser, and WeChat can be asked who somebody is. */
  isOn: boolean;
  /** Where the person allowed it. */
  nickname: string | null;
  /** Of WeChat's script for pages. */
  jssdkUrl: string | null;
  /** With what this page was opened. */
  landingUrl: string;
};

/** Off until WeChat's browser was found and the server has an account of WeChat. */
export const wechat = createStore<WechatState>()(() => ({
  isOn: false,
  nickname: null,
  jssdkUrl: null,
  landingUrl: '',
}));
