import {
  helperNameMaxLength,
  mandateDaysMax,
  mandatePlaceMaxLength,
  mandateScopes,
} from '@cloudseat/shared/nouns/mandate-rules.ts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  dayRange,
  emptyDraft,
  findFaults,
  type MandateDraft,
  type MandateWish,
  readEnd,
  readWish,
  untilChoices,
} from '../../lib/mandate-draft.ts';
import { formatDay } from '../../lib/moment-text.ts';
import { cleanPhone } from '../../lib/phone-rules.ts';
import { Button } from '../button.tsx';
import { ChoiceList } from '../choice-list.tsx';
import { ErrorNotice } from '../error-notice.tsx';
import { Field } from '../field.tsx';
import { Tick } from '../tick.tsx';
import { useFocusLoan } from '../use-focus-loan.ts';
import { useLocale } from '../use-locale.ts';
import { useTask } from '../use-task.ts';
import styles from './mandate.module.css';
import type { MandateSide } from './mandate-side.ts';

type MandateFormProps = {
  side: MandateSide;
  /** Below the heading of what it stands in. */
  headingLevel: 2 | 3;
  onPropose: (wish: MandateWish) => Promise<void>;
  onClose: () => void;
};

/** Names a helper: who, what they may do, and until when. Nothing of it counts before the applicant has agreed. */
export function MandateForm({ side, headingLevel, onPropose, onClose }: MandateFormProps) {
  const { t } = useTranslation('mandate');
  const heading = useFocusLoan();
  const [draft, setDraft] = useState(emptyDraft);
  const [isTold, setIsTold] = useState(false);
  const task = useTask();
  const faults = isTold ? findFaults(draft, Date.now()) : [];
  const Heading = `h${headingLevel}` as const;
  const change = (part: Partial<MandateDraft>) => setDraft({ ...draft, ...part });
  function propose(event: FormEvent): void {
    event.preventDefault();
    setIsTold(true);
    const wish = readWish(draft, Date.now());
    if (wish !== null) void task.run(() => onPropose(wish));
  }
  return (
    <form className={styles.form} onSubmit={propose} noValidate>
      <Heading ref={heading} tabIndex={-1}>
        {t(`form.of.${side}.title`)}
      </Heading>
      <Field
        label={t(`form.of.${side}.name`)}
        error={faults.includes('name') ? t('form.nameWrong') : null}
        autoComplete="off"
        maxLength={helperNameMaxLength}
        value={draft.helperName}
        onChange={({ target }) => change({ helperName: target.value })}
      />
      <Field
        label={t(`form.of.${side}.phone`)}
        hint={t(`form.of.${side}.phoneHint`)}
        error={faults.includes('phone') ? t('form.phoneWrong') : null}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        value={draft.helperPhone}
        onChange={({ target }) => change({ helperPhone: cleanPhone(target.value) })}
      />
      <Field
        label={t(`form.of.${side}.place`)}
        hint={t('form.placeHint')}
        autoComplete="off"
        maxLength={mandatePlaceMaxLength}
        value={draft.place}
        onChange={({ target }) => change({ place: target.value })}
      />
      <Scopes side={side} draft={draft} onChange={change} />
      <Until draft={draft} isWrong={faults.includes('day')} onChange={change} />
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{t(`form.of.${side}.cancel`)}</Button>
        <Button kind="primary" type="submit" isBusy={task.isRunning}>
          {t(`form.of.${side}.next`)}
        </Button>
      </div>
    </form>
  );
}

type PartProps = { draft: MandateDraft; onChange: (part: Partial<MandateDraft>) => void };

function Scopes({ side, draft: { scopes }, onChange }: PartProps & { side: MandateSide }) {
  const { t } = useTranslation('mandate');
  return (
    <fieldset>
      <legend>{t(`form.of.${side}.may`)}</legend>
      <p className={styles.small}>{t('form.always')}</p>
      {mandateScopes.map((scope) => (
        <Tick
          key={scope}
          isOn={scopes.includes(scope)}
          hint={t(`form.of.${side}.${scope}Hint`)}
          onChange={(isOn) =>
            onChange({
              scopes: mandateScopes.filter((each) => (each === scope ? isOn : scopes.includes(each))),
            })
          }
        >
          {t(`scope.${scope}`)}
        </Tick>
      ))}
    </fieldset>
  );
}

function Until({ draft, isWrong, onChange }: PartProps & { isWrong: boolean }) {
  const { t } = useTranslation('mandate');
  const locale = useLocale();
  const now = Date.now();
  const { first, last } = dayRange(now);
  const dayOf = (until: MandateDraft['until']) => {
    const end = readEnd({ until, day: '' }, now);
    return end === null
      ? t('form.untilAny', { count: mandateDaysMax })
      : t('form.untilDay', { day: formatDay(end, locale).whole });
  };
  return (
    <>
      <ChoiceList
        legend={t('form.until')}
        choices={untilChoices}
        chosen={draft.until}
        onChoose={(until) => onChange({ until })}
        wordsOf={(until) => ({ name: t(`form.untilOf.${until}`), meaning: dayOf(until) })}
      />
      {draft.until === 'day' ? (
        <Field
          label={t('form.day')}
          error={isWrong ? t('form.dayWrong', { count: mandateDaysMax }) : null}
          type="date"
          min={first}
          max={last}
          value={draft.day}
          onChange={({ target }) => onChange({ day: target.value })}
        />
      ) : null}
    </>
  );
}
