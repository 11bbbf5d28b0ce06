import type { Firm } from '@cloudseat/shared/nouns/firm.ts';
import { firmNameMaxLength, firmRoles } from '@cloudseat/shared/nouns/firm-rules.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { ChoiceList } from '../../ui/choice-list.tsx';
import { Field } from '../../ui/field.tsx';
import { Tick } from '../../ui/tick.tsx';
import { type FirmDraft, isCodeRight, isNameRight } from './firm-draft.ts';

type FirmChoiceProps = {
  draft: FirmDraft;
  /** Something is missing or wrong, and was about to be sent. */
  isTold: boolean;
  onChange: (draft: FirmDraft) => void;
};

/** For whom one comes: for oneself, or for a firm with its name, its code, and as what. */
export function FirmChoice({ draft, isTold, onChange }: FirmChoiceProps) {
  const { t } = useTranslation('applicant');
  const set = (change: Partial<FirmDraft>) => onChange({ ...draft, ...change });
  return (
    <Card title={t('firm.title')}>
      <Tick isOn={draft.isOn} hint={t('firm.hint')} onChange={(isOn) => set({ isOn })}>
        {t('firm.forFirm')}
      </Tick>
      {draft.isOn ? (
        <>
          <Field
            label={t('firm.name')}
            value={draft.name}
            maxLength={firmNameMaxLength}
            autoComplete="organization"
            error={isTold && !isNameRight(draft) ? t('firm.nameMissing') : null}
            onChange={({ target }) => set({ name: target.value })}
          />
          <Field
            label={t('firm.code')}
            hint={t('firm.codeHint')}
            value={draft.creditCode}
            maxLength={24}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            error={isTold && !isCodeRight(draft) ? t('firm.codeWrong') : null}
            onChange={({ target }) => set({ creditCode: target.value.toUpperCase() })}
          />
          <ChoiceList<Firm['role']>
            legend={t('firm.youAre')}
            choices={firmRoles}
            chosen={draft.role}
            onChoose={(role) => set({ role })}
            wordsOf={(role) => ({ name: t(`firm.role.${role}`), meaning: t(`firm.roleMeans.${role}`) })}
          />
        </>
      ) : null}
    </Card>
  );
}
