import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession } from '@cloudseat/shared/nouns/expert-session.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatSpan } from '../../lib/time-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useTask } from '../../ui/use-task.ts';
import { agendaTime } from './agenda-time.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import styles from './session.module.css';

type AgendaBarProps = {
  review: Pick<ExpertReviewView, 'reviewId' | 'part'>;
  session: ExpertSession;
  clock: () => number;
  onSession: (session: ExpertSession) => void;
};

/** Fewer than the quorum for so long: whether to suspend is asked. */
const quorumPatienceMs = 180_000;

/** The part of the agenda that runs, its time, and for who leads the way on and back. */
export function AgendaBar({ review, session, clock, onSession }: AgendaBarProps) {
  const { t } = useTranslation(['expert-session', 'expert']);
  const task = useTask();
  const at = useNow(clock);
  const [isSuspending, setIsSuspending] = useState(false);
  const { agenda, version, state, isLead, next, quorumLostAt } = session;
  const params = { reviewId: review.reviewId };
  const act = (work: () => Promise<ExpertSession>) => void task.run(async () => onSession(await work()));
  const maySuspend = isLead || review.part === 'convenor';
  return (
    <section className={styles.agenda} aria-label={t('agenda.label')}>
      <h3 className={styles.part}>
        <span>{t(`expert:state.${state}`)}</span>
        {agenda === null ? null : <Timer {...{ agenda, at }} />}
      </h3>
      {quorumLostAt !== null && at - quorumLostAt > quorumPatienceMs ? (
        <Banner tone="warn" title={t('agenda.quorumLost')}>
          {t('agenda.quorumLostText')}
        </Banner>
      ) : null}
      <div className={styles.tools}>
        {next.map((to) =>
          to === 'presenting' || to === 'questioning' || to === 'deliberating' || to === 'scoring' ? (
            <Button
              key={to}
              kind={order.indexOf(to) > order.indexOf(state) ? 'primary' : 'secondary'}
              isBusy={task.isRunning}
              onClick={() => act(() => api('expertSession:goTo', { params, body: { version, to } }))}
            >
              {t(`agenda.to.${to}`)}
            </Button>
          ) : null,
        )}
        {isLead && agenda !== null && agenda.endsAt !== null ? (
          <Button onClick={() => act(() => api('expertSession:extend', { params, body: { minutes: 5 } }))}>
            {t('agenda.extend')}
          </Button>
        ) : null}
        {isLead && state === 'presenting' ? (
          <Button
            aria-pressed={session.mayUnitStep}
            onClick={() =>
              act(() =>
                api('expertSession:setOptions', { params, body: { mayUnitStep: !session.mayUnitStep } }),
              )
            }
          >
            {t(session.mayUnitStep ? 'agenda.takeStep' : 'agenda.giveStep')}
          </Button>
        ) : null}
        {session.isOwnChair ? (
          <Button
            aria-pressed={session.isConvenorOut}
            onClick={() =>
              act(() =>
                api('expertSession:setOptions', { params, body: { isConvenorOut: !session.isConvenorOut } }),
              )
            }
          >
            {t(session.isConvenorOut ? 'agenda.convenorIn' : 'agenda.convenorOut')}
          </Button>
        ) : null}
        {maySuspend ? (
          <Button kind="danger" onClick={() => setIsSuspending(true)}>
            {t('agenda.suspend')}
          </Button>
        ) : null}
      </div>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {isSuspending ? (
        <ReasonDialog
          title={t('suspend.title')}
          text={t('suspend.text')}
          confirm={t('agenda.suspend')}
          onConfirm={async ({ reason }) =>
            onSession(await api('expertSession:suspend', { params, body: { version, reason } }))
          }
          onClose={() => setIsSuspending(false)}
        />
      ) : null}
    </section>
  );
}

const order: readonly string[] = ['panelOpened', 'presenting', 'questioning', 'deliberating', 'scoring'];

function Timer({ agenda, at }: { agenda: NonNullable<ExpertSession['agenda']>; at: number }) {
  const { t } = useTranslation('expert-session');
  const { kind, ms } = agendaTime(agenda, at);
  return (
    <>
      <span className={classNames(styles.timer, styles[kind])} role="timer">
        {t(kind === 'running' ? 'time.since' : kind === 'over' ? 'time.over' : 'time.left', {
          time: formatSpan(ms),
        })}
      </span>
      <span role="status">
        {kind === 'soon' ? t('time.fiveLeft') : kind === 'last' ? t('time.oneLeft') : null}
      </span>
    </>
  );
}
