import { expertStates } from '@cloudseat/shared/nouns/expert-draw-rules.ts';
import type { ExpertRow, ExpertState } from '@cloudseat/shared/nouns/expert-library.ts';
import type { Specialty } from '@cloudseat/shared/nouns/project-kind.ts';
import { specialtyNameOf, specialtyNames } from '@cloudseat/shared/nouns/specialties.ts';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useExpiry } from '../../ui/use-expiry.ts';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { useTitle } from '../../ui/use-title.ts';
import { ExpertDialog } from './expert-dialog.tsx';
import styles from './expert-library.module.css';
import { RecordDialog } from './record-dialog.tsx';
import { StateDialog } from './state-dialog.tsx';

type Open = { what: 'edit'; expert: ExpertRow | null } | { what: 'state' | 'record'; expert: ExpertRow };
type LibraryPageProps = {
  /** What the pages here are called together, for the window's title. */
  door: string;
  onExpired: () => void;
};

/** The library of experts 专家库: found by words, added, changed, suspended. */
export function LibraryPage({ door, onExpired }: LibraryPageProps) {
  const { t } = useTranslation(['expert-library', 'common']);
  const localText = useLocalText();
  const [text, setText] = useState('');
  const [specialty, setSpecialty] = useState('');
  const [state, setState] = useState('');
  const [region, setRegion] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const words = useDeferredValue(text.trim());
  const { value, error, retry } = useLoad(
    `expert-library/${words}/${specialty}/${state}/${region}`,
    () =>
      api('expertLibrary:list', {
        query: {
          text: words,
          ...(specialty === '' ? {} : { specialty: specialty as Specialty }),
          ...(state === '' ? {} : { state: state as ExpertState }),
          ...(region === '' ? {} : { region }),
        },
      }),
    { keepsShown: true },
  );
  useExpiry(error, onExpired);
  useTitle(`${t('title')} · ${door}`);
  function done(): void {
    setOpen(null);
    retry();
  }
  return (
    <>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <Button kind="primary" onClick={() => setOpen({ what: 'edit', expert: null })}>
          {t('add')}
        </Button>
      </header>
      <Card>
        <p>{t('intro')}</p>
        <div className={styles.filters}>
          <Field
            label={t('search')}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <SelectField
            label={t('field.specialties')}
            value={specialty}
            onChange={(event) => setSpecialty(event.target.value)}
          >
            <option value="">{t('all')}</option>
            {Object.keys(specialtyNames).map((id) => (
              <option key={id} value={id}>
                {localText(specialtyNameOf(id))}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('stateLabel')}
            value={state}
            onChange={(event) => setState(event.target.value)}
          >
            <option value="">{t('all')}</option>
            {expertStates.map((each) => (
              <option key={each} value={each}>
                {t(`state.${each}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t('field.region')}
            value={region}
            onChange={(event) => setRegion(event.target.value)}
          >
            <option value="">{t('all')}</option>
            {value?.regions.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </SelectField>
        </div>
        {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
        {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
        {value?.experts.length === 0 ? <p>{t('empty')}</p> : null}
        <ul className={styles.rows}>
          {value?.experts.map((expert) => (
            <ExpertLine key={expert.expertId} expert={expert} onOpen={setOpen} />
          ))}
        </ul>
        {open?.what === 'edit' ? (
          <ExpertDialog expert={open.expert} onClose={() => setOpen(null)} onDone={done} />
        ) : null}
        {open?.what === 'state' ? (
          <StateDialog expert={open.expert} onClose={() => setOpen(null)} onDone={done} />
        ) : null}
        {open?.what === 'record' ? (
          <RecordDialog expert={open.expert} onClose={() => setOpen(null)} onExpired={onExpired} />
        ) : null}
      </Card>
    </>
  );
}

function ExpertLine({ expert, onOpen }: { expert: ExpertRow; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('expert-library');
  const text = useLocalText();
  const {
    name,
    unit,
    region,
    phone,
    specialties,
    state,
    stateReason,
    reviewsDone,
    meanAppraisal,
    loginName,
  } = expert;
  return (
    <li>
      <div className={styles.words}>
        <span>
          <strong>{name}</strong> · {unit} · {region}
        </span>
        <span>{specialties.map((each) => text(specialtyNameOf(each))).join('、')}</span>
        <span className={styles.quiet}>
          {phone === '' ? t('noPhone') : phone} ·{' '}
          {loginName === '' ? t('noAccount') : t('account', { name: loginName })} ·{' '}
          {t('done', { count: reviewsDone })}
          {meanAppraisal === null ? '' : ` · ${t('appraisal', { score: meanAppraisal.toFixed(1) })}`}
        </span>
        {state === 'active' ? null : (
          <span className={styles.off}>
            {t(`state.${state}`)}
            {stateReason === null ? '' : `：${stateReason}`}
          </span>
        )}
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => onOpen({ what: 'record', expert })}>{t('record')}</Button>
        <Button onClick={() => onOpen({ what: 'edit', expert })}>{t('edit')}</Button>
        <Button onClick={() => onOpen({ what: 'state', expert })}>{t('setState')}</Button>
      </div>
    </li>
  );
}
