import type { CallSummary } from '@cloudseat/shared/nouns/call.ts';
import { isCaseOpen } from '@cloudseat/shared/nouns/case-states.ts';
import type { OwnCaseView, OwnLine } from '@cloudseat/shared/nouns/service-case.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isGap } from '../../lib/line-finding.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Card } from '../../ui/card.tsx';
import { classNames } from '../../ui/class-names.ts';
import { LegalClocks } from '../../ui/legal-clocks.tsx';
import { LineFinding } from '../../ui/line-finding.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { SampleSlot } from '../../ui/paper-help/paper-help-slot.tsx';
import { useRegionText } from '../../ui/region/use-region-text.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { CallLines, CallState } from './call-lines.tsx';
import styles from './own-case.module.css';
import { isOwed, isRunning, nextWord } from './whats-next.ts';

type OwnCasePageProps = {
  ownCase: OwnCaseView;
  /** The case's own, newest first. */
  calls: readonly CallSummary[];
  notice: ReactNode;
  /** What was issued. */
  papers: ReactNode;
  /** Joint reviews of it. */
  reviews: ReactNode;
  /** The way to its form. */
  form: ReactNode;
  /** Who acts for the applicant. */
  mandates: ReactNode;
  switchDevice: ReactNode;
};

/** One case: how it stands, what comes next, what was found of the papers, and its calls. */
export function OwnCasePage({
  ownCase,
  calls,
  notice,
  papers,
  reviews,
  form,
  mandates,
  switchDevice,
}: OwnCasePageProps) {
  const { t } = useTranslation('own-case');
  const text = useLocalText();
  const { lines } = ownCase;
  return (
    <Page
      title={text(ownCase.matterName)}
      backTo="/calls"
      tellsChanges
      action={<NextAction ownCase={ownCase} calls={calls} />}
    >
      {notice}
      <StateCard ownCase={ownCase} calls={calls} />
      {reviews}
      {form}
      {papers}
      <Card title={t('lines')}>
        {lines.length === 0 ? <p>{t('noLines')}</p> : null}
        <ul className={styles.rows}>
          {lines.map((line) => (
            <Line key={line.lineId} line={line} />
          ))}
        </ul>
      </Card>
      {mandates}
      {calls.length === 0 ? null : (
        <Card title={t('calls')}>
          <ul className={styles.rows}>
            {calls.map((call) => (
              <li key={call.callId}>
                <CallLines
                  call={call}
                  head={
                    <span>
                      <CallState call={call} />
                    </span>
                  }
                  switchDevice={switchDevice}
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Page>
  );
}

type PartProps = Pick<OwnCasePageProps, 'ownCase' | 'calls'>;

function StateCard({ ownCase, calls }: PartProps) {
  const { t } = useTranslation('own-case');
  const text = useLocalText();
  const locale = useLocale();
  const { state, lines, openedAt, stateSince } = ownCase;
  const regions = useRegionText()(ownCase);
  const names = lines.filter(isGap).map(({ name }) => text(name));
  return (
    <Card>
      <div role="status">
        <p className={classNames(styles.caseState, isOwed(state) && styles.owed)}>{t(`state.${state}`)}</p>
        <h2 className={styles.whatNext}>{t('whatNext')}</h2>
        <p>{t(`next.${nextWord(state, calls, lines)}`, { names: names.join(t('between')) })}</p>
      </div>
      <LegalClocks
        clocks={ownCase.clocks}
        isDeemedAccepted={ownCase.isDeemedAccepted}
        pauseReason={ownCase.pauseReason}
      />
      <p className={styles.facts}>
        <span>{t('number', { number: ownCase.caseNumber })}</span>
        {ownCase.firm === null ? null : <span>{t('firm', { name: ownCase.firm.name })}</span>}
        <span>{text(ownCase.departmentName)}</span>
        {regions === null ? null : <span>{regions}</span>}
        <span>{t('opened', { time: formatMoment(openedAt, locale) })}</span>
        {stateSince === openedAt ? null : (
          <span>{t('since', { time: formatMoment(stateSince, locale) })}</span>
        )}
      </p>
    </Card>
  );
}

function Line({ line }: { line: OwnLine }) {
  const { t } = useTranslation(['own-case', 'applicant']);
  const text = useLocalText();
  return (
    <li>
      <p className={styles.lineName}>
        {text(line.name)}
        {line.isRequired ? (
          <span className={styles.required}>{t('applicant:materials.required')}</span>
        ) : null}
      </p>
      <LineFinding line={line} />
      {isGap(line) ? <SampleSlot sampleId={line.sampleId} name={text(line.name)} /> : null}
      {line.fileCount > 0 ? <p className={styles.facts}>{t('files', { count: line.fileCount })}</p> : null}
    </li>
  );
}

/** Back to what runs, else once more about this case; one that has ended is begun anew. */
function NextAction({ ownCase, calls }: PartProps) {
  const { t } = useTranslation(['own-case', 'applicant']);
  const { matterId, state, lines } = ownCase;
  if (calls.some(isRunning)) {
    return (
      <LinkButton to="/waiting" kind="primary" isWide>
        {lines.length > 0 ? t('upload') : t('applicant:calls.back')}
      </LinkButton>
    );
  }
  const isOpen = isCaseOpen(state);
  return (
    <>
      <p className={styles.note}>{t(isOpen ? 'againNote' : 'anewNote')}</p>
      <LinkButton to={`/matters/${matterId}/start`} kind={isOpen ? 'primary' : 'secondary'} isWide>
        {t(isOpen ? 'again' : 'anew')}
      </LinkButton>
    </>
  );
}
