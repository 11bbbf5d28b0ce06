import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { PlainPage } from './plain-page.tsx';

/** What was asked for could not be had: once more where that may help, else the way home. */
export function ErrorPage({ error, onRetry }: { error: SignalError; onRetry: () => void }) {
  const { t } = useTranslation('applicant');
  const next = error.isRetryable
    ? { onRetry }
    : { action: <LinkButton to="/">{t('list.toHome')}</LinkButton> };
  return (
    <PlainPage>
      <ErrorNotice error={error} {...next} />
    </PlainPage>
  );
}
