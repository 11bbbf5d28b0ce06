const enteredKey = 'cloudseat.wechat-entered';
const nameKey = 'cloudseat.wechat-name';

/** Of this visit: until the tab is closed. */
function find(key: string): boolean {
  try {
    return sessionStorage.getItem(key) !== null;
  } catch {
    return false;
  }
}

/** False when the browser keeps nothing. */
function keep(key: string): boolean {
  try {
    sessionStorage.setItem(key, '1');
    return true;
  } catch {
    return false;
  }
}

export const hasEntered = (): boolean => find(enteredKey);
/** Without a memory nobody may be sent to WeChat by themselves: they would be sent for ever. */
export const keepEntered = (): boolean => keep(enteredKey);

/** Somebody went to WeChat to fetch their nickname. */
export const keepNameAsked = (): boolean => keep(nameKey);
export function takeNameAsked(): boolean {
  const isAsked = find(nameKey);
  if (isAsked) sessionStorage.removeItem(nameKey);
  return isAsked;
}
