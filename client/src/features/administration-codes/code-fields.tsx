import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { codeAddressMaxLength, codeLabelMaxLength } from '@cloudseat/shared/nouns/entry-code-limits.ts';
import { useTranslation } from 'react-i18next';
import { Field } from '../../ui/field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import type { CodeWish } from './code-wish.ts';
import type { FormChoices, ScheduleChoice } from './form-choices.ts';

type WishProps = { wish: CodeWish; onChange: (wish: CodeWish) => void };
type CodeFieldsProps = WishProps & {
  choices: FormChoices;
  /** Told to whoever tries to go on without a label. */
  isLabelMissing: boolean;
};

/** What a new code and a changed one have in common: the label, where it leads, where it hangs. */
export function CodeFields({ choices, isLabelMissing, ...way }: CodeFieldsProps) {
  const { catalogue, schedules } = choices;
  return (
    <>
      <LabelFields isLabelMissing={isLabelMissing} {...way} />
      <TargetField catalogue={catalogue} {...way} />
      <PlaceField catalogue={catalogue} {...way} />
      <VisitFields schedules={schedules} {...way} />
    </>
  );
}

function LabelFields({ wish, onChange, isLabelMissing }: WishProps & { isLabelMissing: boolean }) {
  const { t } = useTranslation('administration');
  return (
    <>
      <Field
        label={t('form.chinese')}
        hint={t('form.chineseHint')}
        error={isLabelMissing ? t('form.chineseMissing') : null}
        value={wish.chinese}
        maxLength={codeLabelMaxLength}
        lang="zh-Hans"
        onChange={({ target }) => onChange({ ...wish, chinese: target.value })}
      />
      <Field
        label={t('form.traditional')}
        hint={t('form.traditionalHint')}
        value={wish.traditional}
        maxLength={codeLabelMaxLength}
        lang="zh-Hant"
        onChange={({ target }) => onChange({ ...wish, traditional: target.value })}
      />
      <Field
        label={t('form.english')}
        hint={t('form.englishHint')}
        value={wish.english}
        maxLength={2 * codeLabelMaxLength}
        lang="en"
        onChange={({ target }) => onChange({ ...wish, english: target.value })}
      />
    </>
  );
}

function TargetField({ catalogue, wish, onChange }: WishProps & { catalogue: Catalogue }) {
  const { t } = useTranslation('administration');
  const text = useLocalText();
  return (
    <SelectField
      label={t('form.target')}
      hint={t('form.targetHint')}
      value={wish.target}
      onChange={({ target }) => onChange({ ...wish, target: target.value })}
    >
      <option value="">{t('target.all')}</option>
      {catalogue.departments.map(({ departmentId, name }) => (
        <optgroup key={departmentId} label={text(name)}>
          <option value={`department:${departmentId}`}>{t('target.department', { name: text(name) })}</option>
          {catalogue.matters
            .filter((matter) => matter.departmentId === departmentId)
            .map((matter) => (
              <option key={matter.matterId} value={`matter:${matter.matterId}`}>
                {text(matter.name)}
              </option>
            ))}
        </optgroup>
      ))}
    </SelectField>
  );
}

function PlaceField({ catalogue, wish, onChange }: WishProps & { catalogue: Catalogue }) {
  const { t } = useTranslation('administration');
  const text = useLocalText();
  return (
    <SelectField
      label={t('form.place')}
      hint={t('form.placeHint')}
      value={wish.place}
      onChange={({ target }) => onChange({ ...wish, place: target.value })}
    >
      <option value="">{t('place.none')}</option>
      <optgroup label={t('place.towns')}>
        {catalogue.towns.map(({ townId, name }) => (
          <option key={townId} value={`town:${townId}`}>
            {text(name)}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('place.regions')}>
        {catalogue.regions.map(({ regionId, name }) => (
          <option key={regionId} value={`region:${regionId}`}>
            {text(name)}
          </option>
        ))}
      </optgroup>
    </SelectField>
  );
}

/** With both, people whose own network will not do are sent there. */
function VisitFields({ schedules, wish, onChange }: WishProps & { schedules: readonly ScheduleChoice[] }) {
  const { t } = useTranslation('administration');
  const text = useLocalText();
  return (
    <>
      <Field
        label={t('form.address')}
        hint={t('form.addressHint')}
        value={wish.address}
        maxLength={codeAddressMaxLength}
        lang="zh-Hans"
        onChange={({ target }) => onChange({ ...wish, address: target.value })}
      />
      <Field
        label={t('form.englishAddress')}
        hint={t('form.englishHint')}
        value={wish.englishAddress}
        maxLength={codeAddressMaxLength}
        lang="en"
        onChange={({ target }) => onChange({ ...wish, englishAddress: target.value })}
      />
      <SelectField
        label={t('form.hours')}
        hint={t('form.hoursHint')}
        value={wish.scheduleId}
        onChange={({ target }) => onChange({ ...wish, scheduleId: target.value })}
      >
        <option value="">{t('form.hoursNone')}</option>
        {schedules.map(({ scheduleId, name }) => (
          <option key={scheduleId} value={scheduleId}>
            {text(name)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
