import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';

type ChangeErrorProps = { error: SignalError | null; onReadAgain: () => void; onExpired: () => void };

/** Why a change was not saved; where somebody else was faster, with the way to what is there now. */
export function ChangeError({ error, onReadAgain, onExpired }: ChangeErrorProps) {
  const { t } = useTranslation('administration');
  useExpiry(error, onExpired);
  if (error === null) return null;
  if (error.code !== 'CHANGED_MEANWHILE') return <ErrorNotice error={error} />;
  return (
    <ErrorNotice error={error} action={<Button onClick={onReadAgain}>{t('change.readAgain')}</Button>} />
  );
}
