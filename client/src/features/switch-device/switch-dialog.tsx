import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkCode } from '../../ui/link-code.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useNow } from '../../ui/use-now.ts';
import { makeResumeLink } from './resume-link.ts';

/** A QR code and a link, good once and for minutes: whoever opens it carries on at this place. */
export function SwitchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('applicant');
  const [attempt, setAttempt] = useState(0);
  const { value, error, retry } = useLoad(`resume-link/${attempt}`, () => makeResumeLink(null));
  const current = useNow(Date.now);
  const isOver = value !== null && current >= value.expiresAt;
  return (
    <Dialog
      title={t('switch.title')}
      onClose={onClose}
      actions={
        <Button isWide onClick={onClose}>
          {t('switch.close')}
        </Button>
      }
    >
      <p>{t('switch.body')}</p>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && error === null ? <Loading>{t('switch.loading')}</Loading> : null}
      {isOver ? (
        <Button icon="retry" isWide onClick={() => setAttempt(attempt + 1)}>
          {t('switch.again')}
        </Button>
      ) : null}
      {value === null || isOver ? null : (
        <LinkCode
          link={value.link}
          leftMs={value.expiresAt - current}
          words={{
            code: t('switch.code'),
            left: t('switch.left'),
            copied: t('switch.copied'),
            hint: t('switch.secret'),
          }}
        />
      )}
    </Dialog>
  );
}
