import type { FormDefinition, FormFilling } from '@cloudseat/shared/nouns/form.ts';
import { fieldsOf, isShown, valuesOf } from '@cloudseat/shared/nouns/form-check.ts';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import { useTask } from '../../ui/use-task.ts';
import styles from './form-panel.module.css';
import type { FormStore } from './form-store.ts';
import { useValueText } from './use-value-text.ts';

/** A completed form: what it says, and the way to its signature. */
export function FormDone({
  store,
  definition,
  filling,
  signing,
}: {
  store: FormStore;
  definition: FormDefinition;
  filling: FormFilling;
  signing: ReactNode;
}) {
  const { t } = useTranslation('form');
  const text = useLocalText();
  const locale = useLocale();
  const valueText = useValueText();
  const task = useTask();
  const values = valuesOf(filling);
  const shown = fieldsOf(definition).filter((field) => isShown(field, definition, values));
  const { completed } = filling;
  const top = useRef<HTMLParagraphElement>(null);
  // It was sent from the end of a long page.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div className={styles.panel}>
      <p ref={top} className={styles.done} role="status">
        <Icon name="check" /> <strong>{t('fill.done')}</strong>
      </p>
      {completed ? <p>{t('fill.doneAt', { time: formatMoment(completed.at, locale) })}</p> : null}
      {signing}
      <h3 className={styles.title}>{text(definition.title)}</h3>
      <dl className={styles.answers}>
        {shown.map((field) => (
          <div key={field.fieldId}>
            <dt>{text(field.label)}</dt>
            <dd>{valueText(field, values[field.fieldId])}</dd>
          </div>
        ))}
      </dl>
      {task.error ? <ErrorNotice error={task.error} /> : null}
      <Button isWide isBusy={task.isRunning} onClick={() => void task.run(store.reopen)}>
        {t('fill.change')}
      </Button>
      <p className={styles.hint}>{t('fill.changeAsk')}</p>
    </div>
  );
}
