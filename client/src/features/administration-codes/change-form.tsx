import type { AdministeredCode } from '@cloudseat/shared/nouns/entry-code.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { withConversion } from '../../lib/wish-parts.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useTask } from '../../ui/use-task.ts';
import { ChangeError } from './change-error.tsx';
import { CodeFields } from './code-fields.tsx';
import { fieldsOf, wishOf } from './code-wish.ts';
import styles from './codes.module.css';
import type { FormChoices } from './form-choices.ts';

type ChangeFormProps = {
  entry: AdministeredCode;
  choices: FormChoices;
  onChanged: (changed: AdministeredCode) => void;
  onReadAgain: () => void;
  onExpired: () => void;
};

/** Another label or target. What hangs on the wall stays good: it leads to the new target. */
export function ChangeForm({ entry, choices, onChanged, ...way }: ChangeFormProps) {
  const { t } = useTranslation('administration');
  const [wish, setWish] = useState(() => wishOf(entry));
  const [isTold, setIsTold] = useState(false);
  const change = useTask();
  const isLabelMissing = wish.chinese.trim() === '';

  function save(): void {
    setIsTold(true);
    if (isLabelMissing) return;
    const { code, version } = entry;
    void change.run(async () =>
      onChanged(await api('entryCode:change', { params: { code }, body: { version, ...fieldsOf(wish) } })),
    );
  }

  return (
    <Card title={t('change.title')}>
      <p className={styles.intro}>{t('change.intro')}</p>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <CodeFields
          choices={choices}
          wish={wish}
          onChange={(now) => setWish(withConversion(wishOf(entry), wish, now))}
          isLabelMissing={isTold && isLabelMissing}
        />
        <ChangeError error={change.error} {...way} />
        <div className={styles.buttons}>
          <Button kind="primary" type="submit" isBusy={change.isRunning}>
            {t('change.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
