import { useEffect, useState } from 'react';

/** The time by the given clock (the server's, as a rule), renewed every period while the page is shown. */
export function useNow(now: () => number, periodMs = 1_000): number {
  const [value, setValue] = useState(now);
  useEffect(() => {
    setValue(now());
    const timer = setInterval(() => setValue(now()), periodMs);
    return () => clearInterval(timer);
  }, [now, periodMs]);
  return value;
}
