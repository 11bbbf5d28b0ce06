import type { DepartmentId } from '@cloudseat/shared/nouns/ids.ts';
import type { AskableDepartment } from '@cloudseat/shared/nouns/joint-review.ts';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './propose.module.css';
import { type ProposeProblem, type SeatDraft, seatMax } from './propose-draft.ts';

type SeatFieldsProps = {
  departments: readonly AskableDepartment[];
  seats: readonly SeatDraft[];
  problems: readonly ProposeProblem[];
  onSeats: (seats: SeatDraft[]) => void;
  onRefresh: () => void;
};

/** The departments that are asked, each with its question, and who of them is there. */
export function SeatFields({ departments, seats, problems, onSeats, onRefresh }: SeatFieldsProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const free = departments.filter(
    ({ departmentId }) => !seats.some((seat) => seat.departmentId === departmentId),
  );
  const add = (departmentId: DepartmentId) =>
    onSeats([...seats, { departmentId, isRequired: true, question: '', due: '' }]);
  const set = (departmentId: DepartmentId, part: Partial<SeatDraft>) =>
    onSeats(seats.map((seat) => (seat.departmentId === departmentId ? { ...seat, ...part } : seat)));
  return (
    <section aria-labelledby="propose-seats" className={styles.seats}>
      <div className={styles.seatsHead}>
        <h2 id="propose-seats">{t('propose.seats')}</h2>
        <Button kind="plain" icon="retry" onClick={onRefresh}>
          {t('propose.refresh')}
        </Button>
      </div>
      {problems.includes('seats') ? (
        <p role="alert" className={styles.error}>
          {t('propose.seatsMissing')}
        </p>
      ) : null}
      {seats.map((seat) => {
        const department = departments.find(({ departmentId }) => departmentId === seat.departmentId);
        if (department === undefined) return null;
        const name = text(department.name);
        return (
          <fieldset key={seat.departmentId} className={styles.seat}>
            <legend>{name}</legend>
            <p className={classNames(styles.there, department.signedInCount === 0 && styles.nobody)}>
              {presence(department, t)}
            </p>
            <label className={styles.tick}>
              <input
                type="checkbox"
                checked={seat.isRequired}
                onChange={() => set(seat.departmentId, { isRequired: !seat.isRequired })}
              />
              {t('propose.required')}
            </label>
            <TextAreaField
              label={t('propose.question', { department: name })}
              rows={2}
              maxLength={1_000}
              value={seat.question}
              error={problems.includes(`question/${seat.departmentId}`) ? t('propose.questionMissing') : null}
              onChange={({ target }) => set(seat.departmentId, { question: target.value })}
            />
            <Field
              label={t('propose.due')}
              type="datetime-local"
              value={seat.due}
              error={problems.includes(`due/${seat.departmentId}`) ? t('ask.timeWrong') : null}
              onChange={({ target }) => set(seat.departmentId, { due: target.value })}
            />
            <Button
              kind="plain"
              icon="close"
              onClick={() => onSeats(seats.filter(({ departmentId }) => departmentId !== seat.departmentId))}
            >
              {t('propose.dropSeat', { department: name })}
            </Button>
          </fieldset>
        );
      })}
      {free.length === 0 || seats.length >= seatMax ? null : (
        <SelectField
          label={t('propose.addSeat')}
          value=""
          onChange={({ target }) => {
            if (target.value !== '') add(target.value as DepartmentId);
          }}
        >
          <option value="">{t('propose.choose')}</option>
          {free.map((department) => (
            <option key={department.departmentId} value={department.departmentId}>
              {text(department.name)} · {presence(department, t)}
            </option>
          ))}
        </SelectField>
      )}
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<'joint'>>['t'];

const presence = ({ signedInCount, readyCount }: AskableDepartment, t: Translate): string =>
  signedInCount === 0 ? t('propose.nobody') : t('propose.there', { there: signedInCount, free: readyCount });
