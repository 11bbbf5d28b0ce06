import type { Remark } from '@cloudseat/shared/nouns/expert-reading.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import type { ExpertSession, InStep } from '@cloudseat/shared/nouns/expert-session.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { usePlaceText } from '../../ui/expert/reader/place-text.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './session.module.css';
import { type Materials, remarksHere } from './use-materials.ts';

type StepRemarksProps = {
  review: Pick<ExpertReviewView, 'reviewId' | 'seats'>;
  materials: Materials;
  inStep: InStep | null;
  session: ExpertSession | null;
};

/** What the panel has remarked on what is shown, at its places; whoever leads brings everybody there. */
export function StepRemarks({ review, materials, inStep, session }: StepRemarksProps) {
  const { t } = useTranslation('expert-session');
  const placeText = usePlaceText([]);
  const task = useTask();
  const here = remarksHere(materials, inStep);
  const item = inStep?.item ?? null;
  if (item === null || here.length === 0) return null;
  const authorOf = ({ seatId }: Remark) => {
    const seat = review.seats.find((each) => each.seatId === seatId);
    return seat?.name ?? t('seat.place', { position: seat?.position ?? 0 });
  };
  const goTo = ({ place }: Remark) => {
    if (place.at !== 'film') return;
    const body = { item: { ...item, positionMs: place.fromMs } };
    void task.run(() => api('expertSession:step', { params: { reviewId: review.reviewId }, body }));
  };
  return (
    <section aria-labelledby="step-remarks">
      <h3 id="step-remarks">{t('step.remarks', { count: here.length })}</h3>
      <ul className={styles.remarks}>
        {here.map((remark) => (
          <li
            key={remark.remarkId}
            className={classNames(remark.remarkId === materials.chosenId && styles.chosen)}
          >
            <strong>
              {placeText(remark.place)} · {authorOf(remark)}
            </strong>
            <p>{remark.text}</p>
            {session?.mayStep && remark.place.at === 'film' ? (
              <Button kind="plain" isBusy={task.isRunning} onClick={() => goTo(remark)}>
                {t('step.goTo')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
