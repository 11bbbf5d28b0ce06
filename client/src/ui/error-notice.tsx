import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toSignalError } from '../lib/signal-error.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

/** What went wrong and what to do next, by the error's code; never the server's own words. */
export function ErrorNotice({
  error,
  onRetry,
  action,
  isDark,
}: {
  error: unknown;
  onRetry?: () => void;
  action?: ReactNode;
  isDark?: boolean;
}) {
  const { t } = useTranslation('common');
  const { code } = toSignalError(error);
  return (
    <Banner
      tone="bad"
      isDark={isDark ?? false}
      title={t(`errors.${code}.title`)}
      action={
        action ??
        (onRetry ? (
          <Button kind={isDark ? 'call' : 'secondary'} icon="retry" onClick={onRetry}>
            {t('retry')}
          </Button>
        ) : null)
      }
    >
      {t(`errors.${code}.next`)}
    </Banner>
  );
}
