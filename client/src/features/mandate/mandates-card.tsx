import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { isMandateOpen, mandatesOpenMax } from '@cloudseat/shared/nouns/mandate-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MandateWish } from '../../lib/mandate-draft.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { MandateForm } from '../../ui/mandate/mandate-form.tsx';
import { MandateList } from '../../ui/mandate/mandate-list.tsx';
import { RevokeDialog } from '../../ui/mandate/revoke-dialog.tsx';
import { AgreeDialog } from './agree-dialog.tsx';
import styles from './mandate.module.css';

type MandatesCardProps = {
  mandates: readonly Mandate[];
  /** The case goes on: else nobody is named any more. */
  isCaseOpen: boolean;
  /** A talk of it runs. */
  isTalking: boolean;
  onPropose: (wish: MandateWish) => Promise<Mandate>;
  onChanged: () => void;
};

/** Who acts for the applicant in this case: to name somebody, to agree, and to take it back. */
export function MandatesCard(props: MandatesCardProps) {
  const { mandates, isCaseOpen, isTalking, onPropose, onChanged } = props;
  const { t } = useTranslation('mandate');
  const [isNaming, setIsNaming] = useState(false);
  /** What has just been proposed is known before the list is here. */
  const [asked, setAsked] = useState<Mandate | null>(null);
  const [revoked, setRevoked] = useState<Mandate | null>(null);
  const openCount = mandates.filter(({ state }) => isMandateOpen(state)).length;
  const known = mandates.find(({ mandateId }) => mandateId === asked?.mandateId) ?? asked;
  return (
    <Card title={t('title')}>
      <p>{t('intro')}</p>
      <p className={styles.signs}>{t('signs')}</p>
      {mandates.length === 0 ? <p className={styles.none}>{t('none')}</p> : null}
      <MandateList
        mandates={mandates}
        side="applicant"
        actionsOf={(mandate) => (
          <RowActions
            mandate={mandate}
            onAsk={() => setAsked(mandate)}
            onRevoke={() => setRevoked(mandate)}
          />
        )}
      />
      {isNaming ? (
        <div className={styles.form}>
          <MandateForm
            side="applicant"
            headingLevel={3}
            onPropose={async (wish) => {
              setAsked(await onPropose(wish));
              setIsNaming(false);
              onChanged();
            }}
            onClose={() => setIsNaming(false)}
          />
        </div>
      ) : !isCaseOpen ? (
        <p className={styles.none}>{t('caseOver')}</p>
      ) : openCount >= mandatesOpenMax ? (
        <p className={styles.none}>{t('full', { count: mandatesOpenMax })}</p>
      ) : (
        <Button icon="person" isWide onClick={() => setIsNaming(true)}>
          {t('add')}
        </Button>
      )}
      {known === null ? null : (
        <AgreeDialog
          key={known.mandateId}
          mandate={known}
          mayByVoice={isTalking}
          onChanged={onChanged}
          onClose={() => setAsked(null)}
        />
      )}
      {revoked === null ? null : (
        <RevokeDialog
          mandate={revoked}
          onClose={() => {
            setRevoked(null);
            onChanged();
          }}
        />
      )}
    </Card>
  );
}

type RowActionsProps = { mandate: Mandate; onAsk: () => void; onRevoke: () => void };

function RowActions({ mandate: { state, helperName }, onAsk, onRevoke }: RowActionsProps) {
  const { t } = useTranslation('mandate');
  if (state === 'proposed')
    return (
      <div className={styles.actions}>
        <Button kind="primary" isWide onClick={onAsk}>
          {t('look')}
        </Button>
      </div>
    );
  if (state !== 'confirmed') return null;
  return (
    <div className={styles.actions}>
      <Button aria-label={t('revokeOf', { name: helperName })} onClick={onRevoke}>
        {t('revoke')}
      </Button>
    </div>
  );
}
