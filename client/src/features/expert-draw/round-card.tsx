import type { DrawAct, DrawRoundView } from '@cloudseat/shared/nouns/expert-draw.ts';
import type { ExpertReviewId } from '@cloudseat/shared/nouns/expert-review.ts';
import { specialtyNameOf } from '@cloudseat/shared/nouns/specialties.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Field } from '../../ui/field.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './expert-draw.module.css';

type RoundCardProps = {
  reviewId: ExpertReviewId;
  round: DrawRoundView;
  acts: readonly DrawAct[];
  version: number;
  onDone: () => void;
};

/** One set of conditions: what it says, who signed it, and how far its draw is. */
export function RoundCard(props: RoundCardProps) {
  const { t } = useTranslation('expert-draw');
  const { round, acts } = props;
  return (
    <section className={styles.round}>
      <h3>
        {t('round.title', { round: round.round })} · {t(`round.state.${round.state}`)}
      </h3>
      <Conditions round={round} />
      <Exclusions round={round} />
      <Signatures round={round} />
      {acts.includes('sign') ? <SignForm {...props} /> : null}
      {acts.includes('commit') ? <CommitStep {...props} /> : null}
      <Commitment round={round} />
      {acts.includes('draw') ? <DrawForm {...props} /> : null}
      {round.state === 'committed' && round.commitment?.isOwn ? <p>{t('draw.other')}</p> : null}
    </section>
  );
}

function Conditions({ round: { conditions } }: Pick<RoundCardProps, 'round'>) {
  const { t } = useTranslation('expert-draw');
  const text = useLocalText();
  const { panelSize, specialties, regions, avoided, maxDraws } = conditions;
  const fields = specialties.map(({ specialty, count }) =>
    t('round.field', { name: text(specialtyNameOf(specialty)), count }),
  );
  return (
    <Facts
      facts={[
        [t('conditions.panelSize'), t('round.size', { count: panelSize })],
        [t('conditions.specialties'), fields.join('、')],
        [t('conditions.regions'), regions.length === 0 ? t('round.anywhere') : regions.join('、')],
        [t('conditions.avoided'), avoided.map(({ name }) => name).join('、')],
        [
          t('conditions.maxDraws'),
          maxDraws === null
            ? t('round.noLimit')
            : t('round.limit', { days: maxDraws.days, times: maxDraws.count }),
        ],
      ]}
    />
  );
}

function Exclusions({ round: { excluded, eligible, state } }: Pick<RoundCardProps, 'round'>) {
  const { t } = useTranslation('expert-draw');
  const text = useLocalText();
  return (
    <details className={styles.details}>
      <summary>
        {t('excluded.title', { count: excluded.length })} ·{' '}
        {eligible
          .map(({ specialty, count }) =>
            t('excluded.left', { name: text(specialtyNameOf(specialty)), count }),
          )
          .join('，')}
      </summary>
      {state === 'drawn' ? <p className={styles.quiet}>{t('excluded.now')}</p> : null}
      <ul className={styles.excluded}>
        {excluded.map(({ name, unit, rule }) => (
          <li key={`${name} ${unit}`}>
            <strong>{name}</strong>（{unit}）：{t(`excluded.rule.${rule}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Signatures({ round: { signatures } }: Pick<RoundCardProps, 'round'>) {
  const { t } = useTranslation('expert-draw');
  const locale = useLocale();
  return (
    <p>
      {t('sign.who')}
      {signatures.length === 0
        ? t('sign.nobody')
        : signatures.map(({ name, at }) => `${name} ${formatMoment(at, locale)}`).join('；')}
      {signatures.length === 1 ? `；${t('sign.another')}` : ''}
    </p>
  );
}

function SignForm({ reviewId, round: { conditionsSha256 }, onDone }: RoundCardProps) {
  const { t } = useTranslation('expert-draw');
  const [password, setPassword] = useState('');
  const task = useTask();
  async function sign(event: FormEvent): Promise<void> {
    event.preventDefault();
    const body = { conditionsSha256, password };
    if (await task.run(() => api('expertDraw:sign', { params: { reviewId }, body }))) onDone();
  }
  return (
    <form className={styles.form} onSubmit={(event) => void sign(event)}>
      <Field
        label={t('sign.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button kind="primary" type="submit" disabled={password === ''} isBusy={task.isRunning}>
        {t('sign.button')}
      </Button>
    </form>
  );
}

function CommitStep({ reviewId, version, onDone }: RoundCardProps) {
  const { t } = useTranslation('expert-draw');
  const task = useTask();
  async function commit(): Promise<void> {
    if (await task.run(() => api('expertDraw:commit', { params: { reviewId }, body: { version } }))) onDone();
  }
  return (
    <div className={styles.form}>
      <p>{t('commit.why')}</p>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button kind="primary" isBusy={task.isRunning} onClick={() => void commit()}>
        {t('commit.button')}
      </Button>
    </div>
  );
}

function Commitment({ round: { commitment, contribution } }: Pick<RoundCardProps, 'round'>) {
  const { t } = useTranslation('expert-draw');
  const locale = useLocale();
  if (commitment === null) return null;
  const { seedSha256, librarySha256, at, expertCount } = commitment;
  return (
    <dl className={styles.hashes}>
      <dt>{t('commit.at')}</dt>
      <dd>
        {formatMoment(at, locale)} · {t('commit.experts', { count: expertCount })}
      </dd>
      <dt>{t('commit.seed')}</dt>
      <dd className={styles.hash}>{seedSha256}</dd>
      <dt>{t('commit.library')}</dt>
      <dd className={styles.hash}>{librarySha256}</dd>
      {contribution === null ? null : (
        <>
          <dt>{t('draw.word')}</dt>
          <dd>{contribution}</dd>
        </>
      )}
    </dl>
  );
}

function DrawForm({ reviewId, version, onDone }: RoundCardProps) {
  const { t } = useTranslation('expert-draw');
  const [contribution, setContribution] = useState('');
  const task = useTask();
  async function draw(event: FormEvent): Promise<void> {
    event.preventDefault();
    const body = { version, contribution };
    if (await task.run(() => api('expertDraw:draw', { params: { reviewId }, body }))) onDone();
  }
  return (
    <form className={styles.form} onSubmit={(event) => void draw(event)}>
      <Field
        label={t('draw.word')}
        hint={t('draw.hint')}
        value={contribution}
        maxLength={100}
        onChange={(event) => setContribution(event.target.value)}
      />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button kind="primary" type="submit" disabled={contribution.trim() === ''} isBusy={task.isRunning}>
        {t('draw.button')}
      </Button>
    </form>
  );
}
