import { useEffect, useState } from 'react';
import { useTask } from './use-task.ts';

export type SentCode = { to: string; expiresInMinutes: number; demoCode: string | null };
type Answer = { to: string; expiresInSeconds: number; resendInSeconds: number; demoCode: string | null };

/** Has a code sent by text message, and counts down to the next. */
export function useSentCode() {
  const task = useTask();
  const [sent, setSent] = useState<SentCode | null>(null);
  const [resendAt, setResendAt] = useState(0);
  const [now, setNow] = useState(Date.now);
  const waitSeconds = Math.max(0, Math.ceil((resendAt - now) / 1_000));
  const isCounting = waitSeconds > 0;
  useEffect(() => {
    if (!isCounting) return;
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [isCounting]);

  async function send(ask: () => Promise<Answer>): Promise<boolean> {
    const isSent = await task.run(async () => {
      const { to, expiresInSeconds, resendInSeconds, demoCode } = await ask();
      setSent({ to, expiresInMinutes: Math.floor(expiresInSeconds / 60), demoCode });
      setNow(Date.now());
      setResendAt(Date.now() + resendInSeconds * 1_000);
    });
    return isSent;
  }

  /** After RATE_LIMITED the server says how long. */
  const retryAfterMs = task.error?.retryAfterMs ?? null;
  useEffect(() => {
    if (retryAfterMs === null) return;
    setNow(Date.now());
    setResendAt(Date.now() + retryAfterMs);
  }, [retryAfterMs]);

  return { send, sent, waitSeconds, isSending: task.isRunning, error: task.error };
}
