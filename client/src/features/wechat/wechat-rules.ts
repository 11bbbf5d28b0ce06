/** Why WeChat recognised nobody, as the server adds it to the address one comes back to. */
export const wechatProblems = ['refused', 'preview', 'expired', 'failed'] as const;
export type WechatProblem = (typeof wechatProblems)[number];

const parameter = 'wechat';

/** The problem an address tells of, and the address without it. */
export function readProblem(href: string): { problem: WechatProblem | null; href: string } {
  const url = new URL(href);
  const problem = wechatProblems.find((one) => one === url.searchParams.get(parameter)) ?? null;
  url.searchParams.delete(parameter);
  return { problem, href: url.href };
}

type Visit = {
  pathname: string;
  /** WeChat was asked in this visit before, whatever it said. */
  hasEntered: boolean;
  isRecognised: boolean;
  isSignedIn: boolean;
};

/** A link to carry on elsewhere signs in by itself, and holds a secret that must not go through other sites. */
export const shouldEnter = ({ pathname, hasEntered, isRecognised, isSignedIn }: Visit): boolean =>
  !hasEntered && pathname !== '/r' && !(isRecognised && isSignedIn);

/** A nickname as far as it can be somebody's name: letters alone. Empty when nothing of it can. */
export function suggestName(nickname: string): string {
  const letters = nickname.replace(/[^\p{L}\p{M}·•.\-' ]/gu, '').trim();
  return /\p{L}/u.test(letters) ? letters.slice(0, 60) : '';
}
