import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { AgreeDialog } from './agree-dialog.tsx';
import { findAsked, newlyConfirmed } from './asked-mandate.ts';
import styles from './mandate.module.css';

type MandateNoticeProps = { mandates: readonly Mandate[]; onChanged: () => void };

/** Over the pictures of a talk: somebody is proposed as helper, to look at and to answer; and that one counts now. */
export function MandateNotice({ mandates, onChanged }: MandateNoticeProps) {
  const { t } = useTranslation('mandate');
  const [openId, setOpenId] = useState<Mandate['mandateId'] | null>(null);
  const [confirmed, setConfirmed] = useState<Mandate | null>(null);
  const before = useRef<readonly Mandate[] | null>(null);
  useEffect(() => {
    const [first] = newlyConfirmed(before.current, mandates);
    before.current = mandates;
    if (first) setConfirmed(first);
  }, [mandates]);
  const asked = findAsked(mandates);
  const opened = mandates.find(
    ({ mandateId, state }) => mandateId === openId && (state === 'proposed' || state === 'confirmed'),
  );
  return (
    <div role="status">
      {asked === null ? null : (
        <div className={styles.notice}>
          <Banner isDark title={t('call.title', { name: asked.helperName })}>
            <p>{t('call.text')}</p>
            <Button kind="call" icon="document" onClick={() => setOpenId(asked.mandateId)}>
              {t('look')}
            </Button>
          </Banner>
        </div>
      )}
      {confirmed === null || opened !== undefined ? null : (
        <div className={styles.notice}>
          <Banner isDark tone="good" title={t('call.confirmed', { name: confirmed.helperName })}>
            <Button kind="call" onClick={() => setConfirmed(null)}>
              {t('done.close')}
            </Button>
          </Banner>
        </div>
      )}
      {opened === undefined ? null : (
        <AgreeDialog
          key={opened.mandateId}
          mandate={opened}
          mayByVoice
          onChanged={onChanged}
          onClose={() => {
            setOpenId(null);
            setConfirmed(null);
          }}
        />
      )}
    </div>
  );
}
