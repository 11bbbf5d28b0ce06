import type { HeldLine, HeldMandate } from '@cloudseat/shared/nouns/mandate.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { apiUrl } from '../../lib/http.ts';
import { isGap } from '../../lib/line-finding.ts';
import { formatDay } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LegalClocks } from '../../ui/legal-clocks.tsx';
import { LineFinding } from '../../ui/line-finding.tsx';
import { Page } from '../../ui/page.tsx';
import { SampleSlot } from '../../ui/paper-help/paper-help-slot.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { GiveBack } from './give-back.tsx';
import { asOwnLine, mayBring, nextOfHeld } from './held-rules.ts';
import styles from './helping.module.css';

type HeldPageProps = {
  held: HeldMandate;
  notice: ReactNode;
  /** To join a talk of the case. */
  talk: ReactNode;
  /** To bring a paper for a line. */
  uploadOf: (line: HeldLine) => ReactNode;
  onGiveBack: () => Promise<void>;
};

/** A case as its helper sees it, masked: how it stands, what is missing and how to mend it. Nothing here signs. */
export function HeldPage({ held, notice, talk, uploadOf, onGiveBack }: HeldPageProps) {
  const { t } = useTranslation('helping');
  const text = useLocalText();
  return (
    <Page title={text(held.matterName)} backTo="/helping" tellsChanges>
      {notice}
      <StateCard held={held} />
      {held.scopes.includes('talk') ? <Card title={t('talk.title')}>{talk}</Card> : null}
      <LinesCard held={held} uploadOf={uploadOf} />
      <GiveBack applicantName={held.applicantName} onGiveBack={onGiveBack} />
    </Page>
  );
}

function StateCard({ held }: { held: HeldMandate }) {
  const { t } = useTranslation(['helping', 'own-case']);
  const text = useLocalText();
  const locale = useLocale();
  const { applicantName, applicantPhone, caseNumber, caseState, clocks, departmentName, endsAt } = held;
  const what = [t('see'), ...held.scopes.map((scope) => t(`scope.${scope}`))].join(t('between'));
  return (
    <Card>
      <p className={styles.name}>{t('whose', { name: applicantName, phone: applicantPhone })}</p>
      <div role="status">
        <p className={styles.caseState}>{t(`own-case:state.${caseState}`)}</p>
        <p>{t(`next.${nextOfHeld(held)}`)}</p>
      </div>
      <LegalClocks clocks={clocks} isDeemedAccepted={false} pauseReason={null} />
      <p className={styles.facts}>
        <span>{t('number', { number: caseNumber })}</span>
        <span>{text(departmentName)}</span>
        <span>{t('until', { day: formatDay(endsAt, locale).whole })}</span>
        <span>{t('may', { what })}</span>
      </p>
      <p className={styles.facts}>{t('signs')}</p>
    </Card>
  );
}

function LinesCard({ held, uploadOf }: Pick<HeldPageProps, 'held' | 'uploadOf'>) {
  const { t } = useTranslation('helping');
  const canBring = mayBring(held);
  return (
    <Card title={t('lines.title')}>
      {held.lines.length === 0 ? <p>{t('lines.none')}</p> : null}
      {canBring || held.lines.length === 0 ? null : (
        <p>{t(held.scopes.includes('papers') ? 'lines.over' : 'lines.noPapers')}</p>
      )}
      <ul className={styles.rows}>
        {held.lines.map((line) => (
          <Line
            key={line.lineId}
            mandateId={held.mandateId}
            line={line}
            upload={canBring ? uploadOf(line) : null}
          />
        ))}
      </ul>
    </Card>
  );
}

type LineProps = { mandateId: HeldMandate['mandateId']; line: HeldLine; upload: ReactNode };

function Line({ mandateId, line, upload }: LineProps) {
  const { t } = useTranslation(['helping', 'applicant']);
  const text = useLocalText();
  const name = text(line.name);
  const shown = asOwnLine(line);
  return (
    <li>
      <p>
        <strong>{name}</strong>
        {line.isRequired ? (
          <span className={styles.required}>{t('applicant:materials.required')}</span>
        ) : null}
      </p>
      <LineFinding line={shown} />
      <SampleSlot sampleId={line.sampleId} name={name} />
      {line.ownFiles.length === 0 ? null : (
        <>
          <p className={styles.facts}>{t('lines.mine')}</p>
          <ul>
            {line.ownFiles.map(({ materialId, fileName }) => (
              <li key={materialId} className={styles.file}>
                <Icon name="check" />
                <a
                  href={apiUrl('mandate:paper', { params: { mandateId, materialId } })}
                  target="_blank"
                  rel="noreferrer"
                  data-read="text"
                  aria-label={t('applicant:materials.open', { name: fileName })}
                >
                  {fileName}
                </a>
              </li>
            ))}
          </ul>
          {isGap(shown) ? <p className={styles.facts}>{t('lines.waits')}</p> : null}
        </>
      )}
      {upload}
    </li>
  );
}
