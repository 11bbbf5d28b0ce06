import type { Mandate } from '@cloudseat/shared/nouns/mandate.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../card.tsx';
import { MandateList } from '../mandate/mandate-list.tsx';

/** Who acts or acted for the applicant, to read only. */
export function MandatesCard({ mandates }: { mandates: readonly Mandate[] }) {
  const { t } = useTranslation('mandate');
  if (mandates.length === 0) return null;
  return (
    <Card title={t('desk.title')}>
      <MandateList mandates={mandates} side="agent" />
    </Card>
  );
}
