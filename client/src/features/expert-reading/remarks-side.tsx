import type { ReadingItem, ReadingPlace, Remark } from '@cloudseat/shared/nouns/expert-reading.ts';
import { remarkMaxLength } from '@cloudseat/shared/nouns/expert-reading-rules.ts';
import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { usePlaceText } from '../../ui/expert/reader/place-text.ts';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useTask } from '../../ui/use-task.ts';
import styles from './reading.module.css';
import type { useRemarkDraft } from './use-remark-draft.ts';

type Pen = ReturnType<typeof useRemarkDraft>;
type RemarksProps = {
  review: ExpertReviewView;
  items: readonly ReadingItem[];
  remarks: readonly Remark[];
  mayWrite: boolean;
  pen: Pen;
  /** Where the reader is now. */
  findPlace: () => ReadingPlace | null;
  onPlace: (place: ReadingPlace) => void;
  onChanged: () => void;
  chosenId: string | null;
};

/** Remarks at the side of what they are about, with the one that is being written. */
export function RemarksSide(props: RemarksProps) {
  const { review, items, remarks, mayWrite, pen, findPlace, onPlace, onChanged, chosenId } = props;
  const { t } = useTranslation('expert-reading');
  const [removed, setRemoved] = useState<Remark | null>(null);
  const task = useTask();
  const { reviewId } = review;
  const remove = (remark: Remark) =>
    task.run(async () => {
      await api('expertRemark:remove', { params: { reviewId, remarkId: remark.remarkId } });
      setRemoved(remark);
      onChanged();
    });
  const bringBack = ({ remarkId, place, text }: Remark) =>
    task.run(async () => {
      await api('expertRemark:save', { params: { reviewId, remarkId }, body: { place, text } });
      setRemoved(null);
      onChanged();
    });
  function begin() {
    const place = findPlace();
    if (place !== null) pen.begin(place);
  }
  const others = remarks.filter(({ remarkId }) => remarkId !== pen.draft?.remarkId);
  return (
    <div className={styles.side}>
      {mayWrite && pen.draft === null ? (
        <Button kind="primary" onClick={begin}>
          {t('remarks.write')}
        </Button>
      ) : null}
      {mayWrite && pen.draft !== null ? <RemarkEditor pen={pen} items={items} findPlace={findPlace} /> : null}
      {mayWrite ? <p className={styles.small}>{t('remarks.ownOnly')}</p> : null}
      {task.error ? <ErrorNotice error={task.error} /> : null}
      {removed === null ? null : (
        <p className={styles.undo} role="status">
          {t('remarks.removed')}
          <Button onClick={() => void bringBack(removed)}>{t('remarks.undo')}</Button>
        </p>
      )}
      {others.length === 0 ? <p className={styles.small}>{t('remarks.none')}</p> : null}
      <ul className={styles.remarks}>
        {others.map((remark) => (
          <RemarkItem
            key={remark.remarkId}
            {...{ remark, review, items, onPlace }}
            isChosen={remark.remarkId === chosenId}
            onEdit={mayWrite && remark.isOwn ? () => pen.edit(remark) : null}
            onRemove={mayWrite && remark.isOwn ? () => void remove(remark) : null}
          />
        ))}
      </ul>
    </div>
  );
}

type ItemProps = Pick<RemarksProps, 'review' | 'items' | 'onPlace'> & {
  remark: Remark;
  isChosen: boolean;
  onEdit: (() => void) | null;
  onRemove: (() => void) | null;
};

function RemarkItem({ remark, review, items, onPlace, isChosen, onEdit, onRemove }: ItemProps) {
  const { t } = useTranslation('expert-reading');
  const placeText = usePlaceText(items);
  const seat = review.seats.find(({ seatId }) => seatId === remark.seatId);
  const author = seat?.name ?? t('matrix.seat', { position: seat?.position ?? 0 });
  return (
    <li className={classNames(styles.remark, isChosen && styles.chosen)}>
      <button type="button" className={styles.placeLink} onClick={() => onPlace(remark.place)}>
        {placeText(remark.place)}
      </button>
      {remark.isOwn ? null : <span className={styles.small}>{author}</span>}
      <p>{remark.text}</p>
      {onEdit === null || onRemove === null ? null : (
        <div className={styles.buttons}>
          <Button kind="plain" onClick={onEdit}>
            {t('remarks.edit')}
          </Button>
          <Button kind="plain" onClick={onRemove}>
            {t('remarks.remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

function RemarkEditor({ pen, items, findPlace }: Pick<RemarksProps, 'items' | 'findPlace'> & { pen: Pen }) {
  const { t } = useTranslation('expert-reading');
  const placeText = usePlaceText(items);
  const { draft, phase } = pen;
  if (draft === null) return null;
  const { place } = draft;
  const endHere = () => {
    const now = findPlace();
    if (place.at !== 'film' || now?.at !== 'film' || now.itemId !== place.itemId) return;
    const [fromMs, toMs] = [Math.min(place.fromMs, now.fromMs), Math.max(place.fromMs, now.fromMs)];
    if (toMs > fromMs) void pen.move({ ...place, fromMs, toMs });
  };
  return (
    <div className={styles.editor}>
      <strong>{placeText(place)}</strong>
      <TextAreaField
        label={t('remarks.label')}
        hint={place.at === 'page' ? t('remarks.pointHint') : t('remarks.spanHint')}
        rows={4}
        maxLength={remarkMaxLength}
        value={draft.text}
        autoFocus
        onChange={(event) => pen.write(event.target.value)}
      />
      <p className={styles.small} role="status">
        {phase === 'clean' ? '' : t(`remarks.phase.${phase}`)}
      </p>
      <div className={styles.buttons}>
        {place.at === 'film' ? <Button onClick={endHere}>{t('remarks.endHere')}</Button> : null}
        <Button kind="primary" onClick={() => void pen.finish()}>
          {t('remarks.done')}
        </Button>
      </div>
    </div>
  );
}
