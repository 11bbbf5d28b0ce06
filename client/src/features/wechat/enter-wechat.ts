import { api, apiUrl } from '../../lib/http.ts';
import { within } from '../../lib/within.ts';
import { hasEntered, keepEntered } from './visit-memory.ts';
import { readProblem, shouldEnter } from './wechat-rules.ts';
import { wechat } from './wechat-state.ts';

/** Ms to find out whether WeChat is there; after that the page opens without it. */
const askMaxMs = 3_000;

/**
 * The first thing a page does in WeChat's browser. Gives whether it is being left for WeChat, which sends it back to exactly
 * where it was, once a visit and without a question.
 */
export async function enterWechat(): Promise<boolean> {
  const asked = Promise.all([api('wechat:get'), api('session:get')]);
  const found = await within(askMaxMs, asked).catch(() => null);
  if (found === null) return false;
  const [{ isOn, isRecognised, nickname, jssdkUrl }, { applicant }] = found;
  const { pathname, href } = window.location;
  wechat.setState({ isOn, nickname, jssdkUrl, landingUrl: href });
  const visit = { pathname, hasEntered: hasEntered(), isRecognised, isSignedIn: applicant !== null };
  if (!isOn || !shouldEnter(visit) || !keepEntered()) return false;
  window.location.replace(enterUrl('base'));
  return true;
}

/** Goes to WeChat and comes back to this page. */
export function enterUrl(scope: 'base' | 'userinfo'): string {
  const { pathname, search } = new URL(readProblem(window.location.href).href);
  return apiUrl('wechat:enter', { query: { to: pathname + search, scope } });
}
