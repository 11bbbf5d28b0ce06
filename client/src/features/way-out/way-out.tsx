import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { findHostApp } from '../../lib/browser-kind.ts';
import { CopyLink } from '../../ui/copy-link.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { Steps } from '../../ui/steps.tsx';
import { useLoad } from '../../ui/use-load.ts';
import styles from './way-out.module.css';

/** Which part of its life a link that signs in is shown: what is left has to do for opening it. */
const shownShare = 0.9;

export type WayOutProps = {
  /** Made anew each time it is shown: one that signs in is good once, and until `expiresAt`; null: for good. */
  makeLink: () => Promise<{ link: string; expiresAt: number | null }>;
  /** The link signs in whoever opens it. */
  isSecret: boolean;
};

/** How to get from here to a browser that can: the steps in this very program, and a link to take along. */
export function WayOut({ makeLink, isSecret }: WayOutProps) {
  const { t } = useTranslation('browser');
  const { value: made, error, retry } = useLoad('way-out', makeLink);
  const renew = useRef(retry);
  renew.current = retry;
  const expiresAt = made?.expiresAt ?? null;
  useEffect(() => {
    if (expiresAt === null) return;
    const timer = setTimeout(() => renew.current(), (expiresAt - Date.now()) * shownShare);
    return () => clearTimeout(timer);
  }, [expiresAt]);
  const app = findHostApp(navigator.userAgent);
  return (
    <>
      <Steps words={t(`steps.${app}`)} />
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {made === null && error === null ? <Loading>{t('link.loading')}</Loading> : null}
      {made === null ? null : <CopyLink link={made.link} copied={t('link.copied')} />}
      {isSecret ? <p className={styles.hint}>{t('link.secret')}</p> : null}
    </>
  );
}
