import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';

type SaveErrorProps = { error: SignalError | null; onReadAgain: () => void; onExpired: () => void };

/** Why the table was not changed; where somebody else was faster, with the way to what is there now. */
export function SaveError({ error, onReadAgain, onExpired }: SaveErrorProps) {
  const { t } = useTranslation('calendar');
  useExpiry(error, onExpired);
  if (error === null) return null;
  const isOlder = error.code === 'CHANGED_MEANWHILE';
  return (
    <ErrorNotice
      error={error}
      action={isOlder ? <Button onClick={onReadAgain}>{t('readAgain')}</Button> : null}
    />
  );
}
