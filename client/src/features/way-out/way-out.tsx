import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findHostApp } from '../../lib/browser-kind.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import styles from './way-out.module.css';

/** Before the ten minutes of a link that signs in are over. */
const renewEveryMs = 9 * 60_000;

export type WayOutProps = {
  /** Made anew each time it is shown: one that signs in is good once, and for minutes. */
  makeLink: () => Promise<string>;
  /** The link signs in whoever opens it. */
  isSecret: boolean;
};

/** How to get from here to a browser that can: the steps in this very program, and a link to take along. */
export function WayOut({ makeLink, isSecret }: WayOutProps) {
  const { t } = useTranslation('browser');
  const { value: link, error, retry } = useLoad('way-out', makeLink);
  const renew = useRef(retry);
  renew.current = retry;
  useEffect(() => {
    if (!isSecret) return;
    const timer = setInterval(() => renew.current(), renewEveryMs);
    return () => clearInterval(timer);
  }, [isSecret]);
  const app = findHostApp(navigator.userAgent);
  return (
    <>
      <ol className={styles.steps}>
        {t(`steps.${app}`)
          .split('\n')
          .map((step) => (
            <li key={step}>{step}</li>
          ))}
      </ol>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {link === null && error === null ? <Loading>{t('link.loading')}</Loading> : null}
      {link === null ? null : <CopyLink link={link} />}
      {isSecret ? <p className={styles.hint}>{t('link.secret')}</p> : null}
    </>
  );
}

function CopyLink({ link }: { link: string }) {
  const { t } = useTranslation('browser');
  const field = useRef<HTMLInputElement>(null);
  const [state, setState] = useState<'idle' | 'copied' | 'byHand'>('idle');
  /** Old and in-app browsers know only the old way, or none: then the link stands there marked. */
  function copyByHand(): void {
    field.current?.select();
    setState(document.execCommand('copy') ? 'copied' : 'byHand');
  }
  function copy(): void {
    if (navigator.clipboard === undefined) copyByHand();
    else navigator.clipboard.writeText(link).then(() => setState('copied'), copyByHand);
  }
  return (
    <div className={styles.link}>
      <label>
        <span>{t('link.label')}</span>
        <input ref={field} value={link} readOnly onFocus={(event) => event.target.select()} />
      </label>
      <Button kind="primary" isWide onClick={copy}>
        {t('link.copy')}
      </Button>
      <p role="status">{state === 'idle' ? null : t(`link.${state}`)}</p>
    </div>
  );
}
