import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { readProblem, type WechatProblem } from '../../features/wechat/wechat-rules.ts';

/** Why WeChat recognised nobody, on the page one came back to and no longer; the address is cleared of it. */
export function useWechatProblem(): WechatProblem | null {
  const [path] = useLocation();
  const [landed] = useState(() => ({ path, ...readProblem(window.location.href) }));
  useEffect(() => {
    if (landed.problem !== null) window.history.replaceState(window.history.state, '', landed.href);
  }, [landed]);
  return path === landed.path ? landed.problem : null;
}
