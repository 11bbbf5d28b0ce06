import { useEffect, useState } from 'react';
import { api } from '../../lib/http.ts';
import { useTask } from '../../ui/use-task.ts';

export type SentCode = { phone: string; expiresInMinutes: number; demoCode: string | null };

/** Sends the code by text message and counts down to the next. */
export function useSmsCode() {
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

  async function send(phone: string): Promise<boolean> {
    const isSent = await task.run(async () => {
      const answer = await api('smsCode:send', { body: { phone } });
      setSent({
        phone,
        expiresInMinutes: Math.floor(answer.expiresInSeconds / 60),
        demoCode: answer.demoCode,
      });
      setNow(Date.now());
      setResendAt(Date.now() + answer.resendInSeconds * 1_000);
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
