import type { MaterialLine } from '@cloudseat/shared/nouns/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import { SampleSlot } from '../../ui/paper-help/paper-help-slot.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './matter-guide.module.css';

/** What to have at hand, before the call. */
export function MatterMaterials({ materials }: { materials: readonly MaterialLine[] }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  return (
    <Card title={t('matter.materials', { count: materials.length })}>
      {materials.length === 0 ? <p>{t('matter.noMaterials')}</p> : null}
      <ul className={styles.materials}>
        {materials.map((line) => (
          <li key={line.lineId}>
            <Icon name="document" />
            <div>
              <p>
                {text(line.name)}
                <span className={line.isRequired ? styles.required : styles.optional}>
                  {line.isRequired ? t('matter.required') : t('matter.optional')}
                </span>
              </p>
              {line.note === null ? null : <p className={styles.note}>{text(line.note)}</p>}
              <SampleSlot sampleId={line.sampleId} name={text(line.name)} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
