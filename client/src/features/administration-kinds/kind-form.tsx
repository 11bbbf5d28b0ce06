import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { findFaults, type KindWish } from './kind-draft.ts';
import { CriteriaFields, LinesFields } from './kind-lists.tsx';
import styles from './kinds.module.css';
import { RulesFields } from './rules-fields.tsx';
import { WordsPair } from './words-pair.tsx';

type KindFormProps = {
  catalogue: Catalogue;
  saved: KindWish;
  isBusy: boolean;
  error: ReactNode;
  onSave: (wish: KindWish) => void;
};

/** All of a kind in one form; whoever leaves with something unsaved is asked by the browser. */
export function KindForm({ catalogue, saved, isBusy, error, onSave }: KindFormProps) {
  const { t } = useTranslation('project-kinds');
  const [first] = useState(saved);
  const [wish, setWish] = useState(first);
  const [isTold, setIsTold] = useState(false);
  const faults = findFaults(wish);
  const isChanged = wish !== first;
  useLeaveWarning(isChanged && !isBusy);
  const part = { wish, onChange: setWish, isTold };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setIsTold(true);
        if (faults.length === 0) onSave(wish);
      }}
    >
      <WordsPair
        label={t('field.name')}
        words={wish.name}
        maxLength={60}
        isMissing={isTold && wish.name.chinese.trim() === ''}
        onChange={(name) => setWish({ ...wish, name })}
      />
      <WordsPair
        label={t('field.description')}
        words={wish.description}
        maxLength={500}
        isMissing={isTold && wish.description.chinese.trim() === ''}
        onChange={(description) => setWish({ ...wish, description })}
      />
      <MatterField catalogue={catalogue} wish={wish} onChange={setWish} />
      <LinesFields {...part} />
      <CriteriaFields {...part} />
      <RulesFields {...part} />
      {isTold && faults.length > 0 ? (
        <Banner tone="bad" title={t('fault.title')}>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{t(`fault.${fault}`)}</li>
            ))}
          </ul>
        </Banner>
      ) : null}
      {error}
      {isChanged ? <p>{t('unsaved')}</p> : null}
      <Button kind="primary" type="submit" isBusy={isBusy}>
        {t('save')}
      </Button>
    </form>
  );
}

function useLeaveWarning(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isOn]);
}

type MatterFieldProps = { catalogue: Catalogue; wish: KindWish; onChange: (wish: KindWish) => void };

/** The matter, and with it the department. */
function MatterField({ catalogue, wish, onChange }: MatterFieldProps) {
  const { t } = useTranslation('project-kinds');
  const text = useLocalText();
  function choose(matterId: string): void {
    const matter = catalogue.matters.find((each) => each.matterId === matterId);
    onChange({ ...wish, matterId: matter?.matterId ?? '', departmentId: matter?.departmentId ?? '' });
  }
  return (
    <SelectField
      label={t('field.matter')}
      hint={t('field.matterHint')}
      value={wish.matterId}
      onChange={({ target }) => choose(target.value)}
    >
      <option value="">{t('field.matterNone')}</option>
      {catalogue.departments.map(({ departmentId, name }) => (
        <optgroup key={departmentId} label={text(name)}>
          {catalogue.matters
            .filter((matter) => matter.departmentId === departmentId)
            .map((matter) => (
              <option key={matter.matterId} value={matter.matterId}>
                {text(matter.name)}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  );
}
