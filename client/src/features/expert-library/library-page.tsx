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
import { StateDialog } from './state-dialog.tsx';

type Open = { what: 'edit'; expert: ExpertRow | null } | { what: 'state'; expert: ExpertRow };

/** The library of experts 专家库: found by words, added, changed, suspended. */
export function LibraryPage({ onExpired }: { onExpired: () => void }) {
  const { t } = useTranslation(['expert-draw', 'common', 'panel']);
  const localText = useLocalText();
  const [text, setText] = useState('');
  const [specialty, setSpecialty] = useState('');
  const [state, setState] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const words = useDeferredValue(text.trim());
  const { value, error, retry } = useLoad(
    `expert-library/${words}/${specialty}/${state}`,
    () =>
      api('expertLibrary:list', {
        query: {
          text: words,
          ...(specialty === '' ? {} : { specialty: specialty as Specialty }),
          ...(state === '' ? {} : { state: state as ExpertState }),
        },
      }),
    { keepsShown: true },
  );
  useExpiry(error, onExpired);
  useTitle(`${t('library.title')} · ${t('panel:title')}`);
  function done(): void {
    setOpen(null);
    retry();
  }
  return (
    <Card
      title={t('library.title')}
      aside={
        <Button kind="primary" onClick={() => setOpen({ what: 'edit', expert: null })}>
          {t('library.add')}
        </Button>
      }
    >
      <div className={styles.filters}>
        <Field
          label={t('library.search')}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <SelectField
          label={t('library.specialty')}
          value={specialty}
          onChange={(event) => setSpecialty(event.target.value)}
        >
          <option value="">{t('library.all')}</option>
          {Object.keys(specialtyNames).map((id) => (
            <option key={id} value={id}>
              {localText(specialtyNameOf(id))}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t('library.stateLabel')}
          value={state}
          onChange={(event) => setState(event.target.value)}
        >
          <option value="">{t('library.all')}</option>
          {expertStates.map((each) => (
            <option key={each} value={each}>
              {t(`library.state.${each}`)}
            </option>
          ))}
        </SelectField>
      </div>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {value === null && !error ? <Loading>{t('common:loading')}</Loading> : null}
      {value?.experts.length === 0 ? <p>{t('library.empty')}</p> : null}
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
    </Card>
  );
}

function ExpertLine({ expert, onOpen }: { expert: ExpertRow; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('expert-draw');
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
          {phone === '' ? t('library.noPhone') : phone} ·{' '}
          {loginName === '' ? t('library.noAccount') : t('library.account', { name: loginName })} ·{' '}
          {t('library.done', { count: reviewsDone })}
          {meanAppraisal === null ? '' : ` · ${t('library.appraisal', { score: meanAppraisal.toFixed(1) })}`}
        </span>
        {state === 'active' ? null : (
          <span className={styles.off}>
            {t(`library.state.${state}`)}
            {stateReason === null ? '' : `：${stateReason}`}
          </span>
        )}
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => onOpen({ what: 'edit', expert })}>{t('library.edit')}</Button>
        <Button onClick={() => onOpen({ what: 'state', expert })}>{t('library.setState')}</Button>
      </div>
    </li>
  );
}
