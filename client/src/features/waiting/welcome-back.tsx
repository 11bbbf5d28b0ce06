import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createLifetime } from '../../lib/lifetime.ts';
import { isPageSeen, onPageBack } from '../../lib/page-events.ts';
import { Banner } from '../../ui/banner.tsx';
import { describeAhead } from './waiting-words.ts';

/** Shorter looks elsewhere need no word. */
const awayMs = 8_000;
const shownMs = 12_000;

/** To somebody whose page was out of sight for a while: their place is kept, and which it is now. */
export function WelcomeBack({ aheadCount }: { aheadCount: number }) {
  const { t } = useTranslation('applicant');
  const isBack = useIsBack();
  if (!isBack) return null;
  const ahead = describeAhead(aheadCount);
  return (
    <Banner tone="good" title={t('turn.back')}>
      {'count' in ahead ? t(ahead.key, { count: ahead.count }) : t(ahead.key)}
    </Banner>
  );
}

function useIsBack(): boolean {
  const [isBack, setIsBack] = useState(false);
  useEffect(() => {
    const lifetime = createLifetime();
    let hiddenAt: number | null = null;
    let backCount = 0;
    lifetime.listen(document, 'visibilitychange', () => {
      if (!isPageSeen()) hiddenAt ??= Date.now();
    });
    onPageBack(() => {
      const wasAway = hiddenAt !== null && Date.now() - hiddenAt >= awayMs;
      hiddenAt = null;
      if (!wasAway) return;
      backCount += 1;
      const own = backCount;
      setIsBack(true);
      lifetime.setTimeout(() => {
        if (own === backCount) setIsBack(false);
      }, shownMs);
    }, lifetime);
    return () => lifetime.end();
  }, []);
  return isBack;
}
