import { findEntry } from '../../features/entry/entry-memory.ts';
import { currentBrowserKind } from '../../lib/browser-kind.ts';

/** Whether what is on its way may stay on this device over a reload: strangers share a kiosk. */
export const mayKeepFiles = (): boolean => findEntry()?.entryPoint !== 'kiosk';

/**
 * WeChat on an iPhone asks the person again each time a camera is opened, just when they are about to talk: there the talk's is
 * held open while one waits. Elsewhere its light goes out, and it is opened again when the offer rings.
 */
export const asksEachTime = (): boolean => currentBrowserKind() === 'wechatIos';
