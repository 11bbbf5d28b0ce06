import type { ReportView } from '@cloudseat/shared/nouns/expert-report.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatDayAndTime } from '../../lib/moment-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useReviewLoad } from '../../ui/expert/use-review-load.ts';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLocale } from '../../ui/use-locale.ts';
import { voucherUrl } from '../../ui/voucher-list.tsx';
import styles from './report.module.css';
import { ReportReader } from './report-reader.tsx';
import { SignForm } from './sign-form.tsx';

type PanelProps = { review: ExpertReviewView; onExpired: () => void };
const afterSigning = ['concluded', 'revising', 'verified', 'archived'];

/** The closed report: signed by the panel, and once it is concluded read by all. */
export function SignPanel(props: PanelProps) {
  const { state, part, ownSeatId } = props.review;
  const isInside = part === 'convenor' || ownSeatId !== null;
  if (!afterSigning.includes(state) && !(state === 'signing' && isInside)) return null;
  return <Closed {...props} />;
}

function Closed({ review, onExpired }: PanelProps) {
  const { t } = useTranslation(['expert-report', 'expert', 'common']);
  const { reviewId, state } = review;
  const { value, error, retry } = useReviewLoad(reviewId, `expert-reviews/${reviewId}/report`, () =>
    api('expertReport:get', { params: { reviewId } }),
  );
  useExpiry(error, onExpired);
  const closed = value?.closed ?? null;
  return (
    <Card title={t(state === 'signing' ? 'sign.title' : 'result.title')}>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value && closed ? (
        <div className={styles.report}>
          {state === 'signing' ? null : <Result review={review} view={value} />}
          <ReportReader review={review} closed={closed} />
          <Signatures closed={closed} />
          {state === 'signing' && review.ownSeatId !== null ? (
            <SignForm review={review} view={value} closed={closed} onView={retry} />
          ) : null}
        </div>
      ) : null}
    </Card>
  );
}

/** What came of it, and the numbered papers. */
function Result({ review, view }: { review: ExpertReviewView; view: ReportView }) {
  const { t } = useTranslation(['expert-report', 'expert']);
  const { conclusion, part, ownSeatId } = review;
  const canOpen = part !== 'expert' || ownSeatId !== null;
  return (
    <>
      {conclusion === null ? null : (
        <Banner
          tone={conclusion === 'passed' ? 'good' : conclusion === 'notPassed' ? 'bad' : 'warn'}
          title={t('result.conclusion', { conclusion: t(`expert:conclusion.${conclusion}`) })}
        >
          {t(`result.next.${conclusion}`)}
        </Banner>
      )}
      <ul className={styles.votes}>
        {view.papers.map(({ voucherId, kind, number }) => (
          <li key={voucherId}>
            {canOpen ? (
              <a href={voucherUrl(voucherId)} target="_blank" rel="noopener noreferrer">
                {t(`result.paper.${kind}`)}
              </a>
            ) : (
              <span>{t(`result.paper.${kind}`)}</span>
            )}
            <span className={styles.second} lang="zh-Hans">
              {number}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who has signed, who does not agree and why, who is waited for. */
function Signatures({ closed }: { closed: NonNullable<ReportView['closed']> }) {
  const { t } = useTranslation('expert-report');
  const locale = useLocale();
  return (
    <section aria-label={t('sign.list')} className={styles.changes}>
      <h3>{t('sign.list')}</h3>
      <ul className={styles.votes}>
        {closed.signatures.map(({ seatId, name, state, signedAt }) => (
          <li key={seatId} data-state={state}>
            <span>{name}</span>
            <span className={styles.second}>
              {t(`sign.state.${state}`)}
              {signedAt === null ? null : ` · ${formatDayAndTime(signedAt, locale)}`}
            </span>
          </li>
        ))}
      </ul>
      {closed.signatures.map(({ seatId, name, dissent }) =>
        dissent === null ? null : (
          <blockquote key={seatId} className={styles.dissent}>
            <strong>{t('sign.dissentOf', { name })}</strong>
            <p>{dissent.text}</p>
            {dissent.basis === '' ? null : <p>{t('sign.basisOf', { basis: dissent.basis })}</p>}
          </blockquote>
        ),
      )}
    </section>
  );
}
