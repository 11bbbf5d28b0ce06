import type { CaseId, MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/http.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { Field } from '../../ui/field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './propose.module.css';
import type { ProposeDraft, ProposeProblem } from './propose-draft.ts';
import { SeatFields } from './seat-fields.tsx';

type ProposeFieldsProps = {
  caseId: CaseId;
  draft: ProposeDraft;
  problems: readonly ProposeProblem[];
  isFromTalk: boolean;
  onDraft: (draft: ProposeDraft) => void;
};

export function ProposeFields(props: ProposeFieldsProps) {
  const { draft, problems, isFromTalk, onDraft } = props;
  const { t } = useTranslation('joint');
  const set = (part: Partial<ProposeDraft>) => onDraft({ ...draft, ...part });
  const has = (problem: ProposeProblem) => problems.includes(problem);
  const askable = useLoad('askable', () => api('jointReview:askable'));
  return (
    <div className={styles.fields}>
      <p>{t(isFromTalk ? 'propose.introTalk' : 'propose.intro')}</p>
      <Field
        label={t('propose.subject')}
        hint={t('propose.subjectHint')}
        maxLength={200}
        value={draft.subject}
        error={has('subject') ? t('propose.subjectMissing') : null}
        onChange={({ target }) => set({ subject: target.value })}
      />
      {askable.error ? <ErrorNotice error={askable.error} onRetry={askable.retry} /> : null}
      {askable.value === null ? (
        askable.error ? null : (
          <Loading>{t('loading')}</Loading>
        )
      ) : (
        <SeatFields
          departments={askable.value.departments}
          seats={draft.seats}
          problems={problems}
          onSeats={(seats) => set({ seats })}
          onRefresh={askable.retry}
        />
      )}
      <TextAreaField
        label={t('propose.ownQuestion')}
        hint={t('propose.ownQuestionHint')}
        rows={2}
        maxLength={1_000}
        value={draft.ownQuestion}
        onChange={({ target }) => set({ ownQuestion: target.value })}
      />
      <MaterialChoice
        caseId={props.caseId}
        value={draft.materialIds}
        onChange={(materialIds) => set({ materialIds })}
      />
      <TextAreaField
        label={t('propose.checklist')}
        hint={t('propose.checklistHint')}
        rows={3}
        value={draft.checklist}
        onChange={({ target }) => set({ checklist: target.value })}
      />
      <fieldset className={styles.when}>
        <legend>{t('propose.when')}</legend>
        {(['now', 'later'] as const).map((when) => (
          <label key={when}>
            <input
              type="radio"
              name="review-when"
              checked={draft.when === when}
              onChange={() => set({ when })}
            />
            {t(`propose.${when}`)}
          </label>
        ))}
        {draft.when === 'later' ? (
          <Field
            label={t('propose.time')}
            type="datetime-local"
            value={draft.time}
            error={has('time') ? t('ask.timeWrong') : null}
            onChange={({ target }) => set({ time: target.value })}
          />
        ) : null}
      </fieldset>
    </div>
  );
}

type MaterialChoiceProps = {
  caseId: CaseId;
  value: readonly MaterialId[];
  onChange: (materialIds: MaterialId[]) => void;
};

/** What the departments may look at. Nothing of the case is shown to them that is not chosen here. */
function MaterialChoice({ caseId, value, onChange }: MaterialChoiceProps) {
  const { t } = useTranslation('joint');
  const text = useLocalText();
  const {
    value: view,
    error,
    retry,
  } = useLoad(`case/${caseId}`, () => api('case:get', { params: { caseId } }));
  const files = [
    ...(view?.lines ?? []).flatMap(({ name, versions }) =>
      versions.map((material) => ({ material, of: text(name) })),
    ),
    ...(view?.otherMaterials ?? []).map((material) => ({ material, of: t('propose.otherPaper') })),
  ];
  const toggle = (id: MaterialId) =>
    onChange(value.includes(id) ? value.filter((each) => each !== id) : [...value, id]);
  return (
    <fieldset className={styles.materials}>
      <legend>{t('propose.materials')}</legend>
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {view !== null && files.length === 0 ? <p>{t('propose.noMaterials')}</p> : null}
      {files.map(({ material, of }) => (
        <label key={material.materialId}>
          <input
            type="checkbox"
            checked={value.includes(material.materialId)}
            onChange={() => toggle(material.materialId)}
          />
          <span>
            {of} <small>{material.fileName}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
