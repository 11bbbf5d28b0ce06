import { findEntry } from '../../features/entry/entry-memory.ts';
import { currentBrowserKind } from '../../lib/browser-kind.ts';

/** Whether what is on its way may stay on this device over a reload: strangers share a kiosk. */
export const mayKeepFiles = (): boolean => findEntry()?.entryPoint !== 'kiosk';

/** WeChat on an iPhone asks the person each time a camera is opened, and holds the talk's open while one waits. */
export const asksEachTime = (): boolean => currentBrowserKind() === 'wechatIos';
