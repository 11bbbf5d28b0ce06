import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './copy-link.module.css';

/** `copied`: what is said then, where there is more to do. */
type CopyLinkProps = { link: string; copied: string };

/** A link to take along: to be read, and copied by a tap or by hand. */
export function CopyLink({ link, copied }: CopyLinkProps) {
  const { t } = useTranslation('common');
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
        <span>{t('copyLink.label')}</span>
        <input ref={field} value={link} readOnly onFocus={(event) => event.target.select()} />
      </label>
      <Button kind="primary" isWide onClick={copy}>
        {t('copyLink.copy')}
      </Button>
      <p role="status">{state === 'copied' ? copied : state === 'byHand' ? t('copyLink.byHand') : null}</p>
    </div>
  );
}
