import type { ProjectRules, Specialty } from '@cloudseat/shared/nouns/project-kind.ts';
import { specialtyNameOf, specialtyNames } from '@cloudseat/shared/nouns/specialties.ts';
import { trimFrom } from '@cloudseat/shared/scores/score-totals.ts';
import { useTranslation } from 'react-i18next';
import { Tick } from '../../ui/tick.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import { placesOf } from './kind-draft.ts';
import type { PartProps } from './kind-lists.tsx';
import styles from './kinds.module.css';
import { NumberField } from './number-field.tsx';

const agendaParts = ['presenting', 'questioning', 'deliberating'] as const;

/** The panel, and the rules of the review. */
export function RulesFields({ wish, onChange }: PartProps) {
  const { t } = useTranslation('project-kinds');
  const { rules } = wish;
  const put = (change: Partial<ProjectRules>) => onChange({ ...wish, rules: { ...rules, ...change } });
  const percent = (share: number) => Math.round(share * 100);
  return (
    <>
      <h2>{t('field.panel')}</h2>
      <NumberField
        label={t('field.panelSize')}
        hint={t('field.panelSizeHint')}
        value={rules.panelSize}
        max={15}
        onChange={(panelSize) => put({ panelSize })}
      />
      <SpecialtyFields rules={rules} put={put} />
      <h2>{t('field.rules')}</h2>
      <div className={styles.pair}>
        <NumberField
          label={t('field.passPercent')}
          hint={t('field.passPercentHint')}
          value={rules.passPercent}
          max={100}
          onChange={(passPercent) => put({ passPercent })}
        />
        <NumberField
          label={t('field.answerMinutes')}
          hint={t('field.answerMinutesHint')}
          value={rules.answerMinutes}
          max={2_880}
          onChange={(answerMinutes) => put({ answerMinutes })}
        />
        <NumberField
          label={t('field.watchedShare')}
          hint={t('field.watchedShareHint')}
          value={percent(rules.watchedShare)}
          max={100}
          onChange={(share) => put({ watchedShare: share / 100 })}
        />
        <NumberField
          label={t('field.quorumShare')}
          hint={t('field.quorumShareHint')}
          value={percent(rules.quorumShare)}
          max={100}
          onChange={(share) => put({ quorumShare: share / 100 })}
        />
      </div>
      <Tick isOn={rules.dropsExtremes ?? false} onChange={(dropsExtremes) => put({ dropsExtremes })}>
        {t('field.dropsExtremes')}
      </Tick>
      <p className={styles.facts}>{t('field.dropsExtremesHint', { count: trimFrom })}</p>
      <p className={styles.facts}>{t('field.agendaHint')}</p>
      <div className={styles.pair}>
        {agendaParts.map((part) => (
          <NumberField
            key={part}
            label={t(`agenda.${part}`)}
            value={rules.agendaMinutes[part]}
            max={480}
            onChange={(minutes) => put({ agendaMinutes: { ...rules.agendaMinutes, [part]: minutes } })}
          />
        ))}
      </div>
    </>
  );
}

type SpecialtyFieldsProps = { rules: ProjectRules; put: (change: Partial<ProjectRules>) => void };

/** How many of the panel come from each field; 0 asks for nobody of it. */
function SpecialtyFields({ rules, put }: SpecialtyFieldsProps) {
  const { t } = useTranslation('project-kinds');
  const text = useLocalText();
  const countOf = (id: string) => rules.specialties.find(({ specialty }) => specialty === id)?.count ?? 0;
  // A field that left the list is still the kind's.
  const ids = new Set([
    ...Object.keys(specialtyNames),
    ...rules.specialties.map(({ specialty }) => specialty),
  ]);
  function set(id: string, count: number): void {
    const others = rules.specialties.filter(({ specialty }) => specialty !== id);
    put({ specialties: count === 0 ? others : [...others, { specialty: id as Specialty, count }] });
  }
  return (
    <>
      <p role="status">{t('field.places', { count: placesOf(rules), total: rules.panelSize })}</p>
      <div className={styles.pair}>
        {[...ids].map((id) => (
          <NumberField
            key={id}
            label={text(specialtyNameOf(id))}
            value={countOf(id)}
            max={15}
            onChange={(count) => set(id, count)}
          />
        ))}
      </div>
    </>
  );
}
