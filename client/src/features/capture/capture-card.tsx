import type { CaptureDeclineReason } from '@cloudseat/shared/nouns/capture-choices.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignalError } from '../../lib/signal-error.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { FileButton } from '../../ui/file-button.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useCaptureName } from '../../ui/use-capture-name.ts';
import styles from './capture-card.module.css';
import type { CaptureView } from './capture-view.ts';

export type CaptureCardProps = {
  view: CaptureView;
  /** This page can open a camera of its own, and it has not failed. */
  hasCamera: boolean;
  isBusy: boolean;
  error: SignalError | null;
  /** The way to what such a paper looks like. */
  sample: ReactNode;
  onOpen: () => void;
  /** Taken by the phone's own camera, or chosen. */
  onFile: (file: File) => void;
  onDecline: (reason: CaptureDeclineReason) => void;
  onRetry: (uploadId: string) => void;
  onDismiss: () => void;
};

/** Over the picture of the call: what the agent asks to be photographed, or what became of it. Nothing opens by itself. */
export function CaptureCard(props: CaptureCardProps) {
  const { view, error } = props;
  const { t } = useTranslation('capture');
  const nameOf = useCaptureName();
  const { capture } = view;
  const name = nameOf(capture);
  const agent = capture.askedByName;
  return (
    <section className={styles.card} aria-label={t('card.label')}>
      <div className={styles.words} role="status" data-read="text">
        {view.kind === 'ask' ? (
          <>
            <Title icon="photo">{t('card.title', { agent, name })}</Title>
            {capture.againReason === null ? null : (
              <p className={styles.again}>{t(`againReason.${capture.againReason}`)}</p>
            )}
            <p className={styles.hint}>{t('card.hint')}</p>
            {view.moreCount > 0 ? <p>{t('card.more', { count: view.moreCount })}</p> : null}
          </>
        ) : view.kind === 'sending' ? (
          <>
            <Title icon="upload">{t('card.sending', { name })}</Title>
            <p aria-hidden="true">{t('card.sendingPercent', { percent: view.percent })}</p>
          </>
        ) : view.kind === 'failed' ? (
          <>
            <Title icon="warning">{t('card.failed', { name })}</Title>
            {view.isLost ? <p>{t('card.waits')}</p> : null}
          </>
        ) : view.kind === 'refused' ? (
          <Title icon="warning">{t('card.refused', { name })}</Title>
        ) : (
          <>
            <Title icon={view.kind === 'cancelled' ? 'info' : 'check'}>
              {t(`card.${view.kind}`, { agent, name })}
            </Title>
            {view.kind === 'sent' ? <p>{t('card.sentText')}</p> : null}
          </>
        )}
      </div>
      {view.kind === 'sending' ? (
        <progress max={100} value={view.percent} aria-label={t('card.sending', { name })} />
      ) : null}
      {view.kind === 'ask' || view.kind === 'refused' ? (
        <div className={styles.sample}>{props.sample}</div>
      ) : null}
      {view.kind === 'refused' ? <ErrorNotice error={view.error} isDark /> : null}
      {error === null ? null : <ErrorNotice error={error} isDark />}
      <Answers {...props} />
    </section>
  );
}

function Title({ icon, children }: { icon: IconName; children: string }) {
  return (
    <p className={styles.title}>
      <Icon name={icon} size="1.2em" /> <strong>{children}</strong>
    </p>
  );
}

function Answers(props: CaptureCardProps): ReactNode {
  const { view, hasCamera, isBusy, onOpen, onFile, onDecline } = props;
  const { t } = useTranslation('capture');
  if (view.kind === 'sending' || view.kind === 'sent') return null;
  if (view.kind === 'failed')
    return (
      <Button kind="primary" icon="retry" isWide onClick={() => props.onRetry(view.uploadId)}>
        {t('card.retry')}
      </Button>
    );
  if (view.kind !== 'ask' && view.kind !== 'refused')
    return (
      <Button kind="call" isWide onClick={props.onDismiss}>
        {t('card.dismiss')}
      </Button>
    );
  const take = ([file]: readonly File[]) => file && onFile(file);
  const decline = (reason: CaptureDeclineReason) => (
    <Button kind="call" isBusy={isBusy} onClick={() => onDecline(reason)}>
      {t(`card.${reason}`)}
    </Button>
  );
  return (
    <>
      {hasCamera ? (
        <Button kind="primary" icon="photo" isWide isBusy={isBusy} onClick={onOpen}>
          {t('card.open')}
        </Button>
      ) : (
        <FileButton
          kind="primary"
          icon="photo"
          isWide
          isCamera
          isBusy={isBusy}
          accept="image/*"
          label={t('card.system')}
          onFiles={take}
        >
          {t('card.system')}
        </FileButton>
      )}
      <div className={styles.others}>
        {hasCamera ? null : (
          <FileButton kind="call" accept="image/*" label={t('card.choose')} isBusy={isBusy} onFiles={take}>
            {t('card.choose')}
          </FileButton>
        )}
        {decline('notNow')}
        {decline(hasCamera ? 'cannot' : 'noCamera')}
      </div>
    </>
  );
}
