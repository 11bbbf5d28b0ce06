import type { CalendarDay, DayKind } from '@cloudseat/shared/nouns/working-day.ts';
import { dayNameMaxLength, isWeekend } from '@cloudseat/shared/nouns/working-day-rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { useLocale } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './calendar.module.css';
import { wholeDayText } from './date-words.ts';
import { SaveError } from './save-error.tsx';

type DayDialogProps = {
  date: string;
  /** Its line in the table, if it ever had one. */
  day: CalendarDay | null;
  today: string;
  onClose: () => void;
  onSaved: (changed: CalendarDay) => void;
  onReadAgain: () => void;
  onExpired: () => void;
};
type Wish = { kind: DayKind | null; chinese: string; english: string };

/** What one day is to be. A day that is over asks twice: deadlines that run now would move. */
export function DayDialog({ date, day, today, onClose, onSaved, ...way }: DayDialogProps) {
  const { t } = useTranslation('calendar');
  const locale = useLocale();
  const [wish, setWish] = useState(() => wishOf(day));
  const [knowsPast, setKnowsPast] = useState(false);
  const [isTold, setIsTold] = useState(false);
  const save = useTask();
  const isPast = date < today;
  const isNameMissing = wish.kind !== null && wish.chinese.trim() === '';

  function submit(): void {
    setIsTold(true);
    if (isNameMissing || (isPast && !knowsPast)) return;
    // Nothing of it is to change.
    if (wish.kind === null && (day?.kind ?? null) === null) {
      onClose();
      return;
    }
    const name = wish.kind === null ? null : { 'zh-Hans': wish.chinese.trim(), en: wish.english.trim() };
    const body = { version: day?.version ?? 0, kind: wish.kind, name };
    void save.run(async () => onSaved(await api('calendar:setDay', { params: { date }, body })));
  }

  return (
    <Dialog
      title={wholeDayText(date, locale)}
      onClose={onClose}
      actions={
        <>
          <Button isWide onClick={onClose}>
            {t('day.cancel')}
          </Button>
          <Button kind="primary" isWide isBusy={save.isRunning} onClick={submit}>
            {t('day.save')}
          </Button>
        </>
      }
    >
      <div className={styles.parts}>
        <KindChoice date={date} kind={wish.kind} onChoose={(kind) => setWish({ ...wish, kind })} />
        {wish.kind === null ? null : (
          <NameFields wish={wish} onChange={setWish} isMissing={isTold && isNameMissing} />
        )}
        {isPast ? (
          <>
            <Banner tone="warn" title={t('day.past')}>
              {t('day.pastText')}
            </Banner>
            <Tick isOn={knowsPast} onChange={setKnowsPast}>
              {t('day.pastTick')}
            </Tick>
            {isTold && !knowsPast ? (
              <p className={styles.missing} role="alert">
                {t('day.pastMissing')}
              </p>
            ) : null}
          </>
        ) : null}
        <SaveError error={save.error} {...way} />
      </div>
    </Dialog>
  );
}

function KindChoice(props: { date: string; kind: DayKind | null; onChoose: (kind: DayKind | null) => void }) {
  const { t } = useTranslation('calendar');
  const isFree = isWeekend(props.date);
  const asUsual = isFree ? 'weekend' : 'weekday';
  return (
    <ChoiceList<DayKind | null>
      legend={t('day.choose')}
      choices={isFree ? [null, 'workday', 'holiday'] : [null, 'holiday']}
      chosen={props.kind}
      onChoose={props.onChoose}
      wordsOf={(choice) => ({
        name: t(`day.${choice ?? asUsual}`),
        meaning: t(`day.${choice ?? asUsual}Meaning`),
      })}
    />
  );
}

function NameFields(props: { wish: Wish; onChange: (wish: Wish) => void; isMissing: boolean }) {
  const { t } = useTranslation('calendar');
  const { wish, onChange, isMissing } = props;
  return (
    <>
      <Field
        label={t('day.name')}
        hint={t('day.nameHint')}
        error={isMissing ? t('day.nameMissing') : null}
        value={wish.chinese}
        maxLength={dayNameMaxLength}
        lang="zh-Hans"
        onChange={({ target }) => onChange({ ...wish, chinese: target.value })}
      />
      <Field
        label={t('day.english')}
        hint={t('day.englishHint')}
        value={wish.english}
        maxLength={2 * dayNameMaxLength}
        lang="en"
        onChange={({ target }) => onChange({ ...wish, english: target.value })}
      />
    </>
  );
}

function wishOf(day: CalendarDay | null): Wish {
  const { 'zh-Hans': chinese = '', en: english = '' } = day?.name ?? {};
  return { kind: day?.kind ?? null, chinese, english };
}
