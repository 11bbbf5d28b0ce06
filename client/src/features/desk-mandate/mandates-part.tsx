import type { CaseId } from '@cloudseat/shared/nouns/ids.ts';
import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { isMandateOpen, mandatesOpenMax } from '@cloudseat/shared/nouns/mandate-rules.ts';
import type { Locale } from '@cloudseat/shared/nouns/text.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { MandateForm } from '../../ui/mandate/mandate-form.tsx';
import { MandateList } from '../../ui/mandate/mandate-list.tsx';
import { RevokeDialog } from '../../ui/mandate/revoke-dialog.tsx';
import { AnswerForm } from './answer-form.tsx';
import styles from './desk-mandate.module.css';

type MandatesPartProps = {
  caseId: CaseId;
  locale: Locale;
  mandates: readonly Mandate[];
  isReadOnly: boolean;
  onChanged: () => void;
};

/** Who acts for the applicant: to propose somebody in the talk, to take down the applicant's yes, and to take it back. */
export function MandatesPart({ caseId, locale, mandates, isReadOnly, onChanged }: MandatesPartProps) {
  const { t } = useTranslation('mandate');
  const [isNaming, setIsNaming] = useState(false);
  const [revoked, setRevoked] = useState<Mandate | null>(null);
  const openCount = mandates.filter(({ state }) => isMandateOpen(state)).length;
  return (
    <section className={styles.part}>
      <h2>{t('desk.title')}</h2>
      {mandates.length === 0 ? <p className={styles.none}>{t('desk.none')}</p> : null}
      <MandateList
        mandates={mandates}
        side="agent"
        actionsOf={(mandate) =>
          mandate.state === 'proposed' && !isReadOnly ? (
            <AnswerForm mandate={mandate} locale={locale} onChanged={onChanged} />
          ) : mandate.state === 'confirmed' && !isReadOnly ? (
            <div className={styles.buttons}>
              <Button
                size="small"
                aria-label={t('revokeOf', { name: mandate.helperName })}
                onClick={() => setRevoked(mandate)}
              >
                {t('revoke')}
              </Button>
            </div>
          ) : null
        }
      />
      {isReadOnly ? (
        <p className={styles.none}>{t('desk.talkOnly')}</p>
      ) : isNaming ? (
        <div className={styles.form}>
          <MandateForm
            side="agent"
            headingLevel={3}
            onPropose={async (wish) => {
              await api('mandate:propose', { params: { caseId }, body: { ...wish, locale } });
              setIsNaming(false);
              onChanged();
            }}
            onClose={() => setIsNaming(false)}
          />
        </div>
      ) : openCount >= mandatesOpenMax ? (
        <p className={styles.none}>{t('full', { count: mandatesOpenMax })}</p>
      ) : (
        <Button size="small" onClick={() => setIsNaming(true)}>
          {t('desk.add')}
        </Button>
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
    </section>
  );
}
