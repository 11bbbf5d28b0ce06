import type { ExpertReviewView } from '@cloudseat/shared/nouns/expert-review.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './expert-page.module.css';
import { type Lack, lacksOf } from './lacks.ts';

/** What is still missing, and whose it is; nothing where nothing is. */
export function LacksCard({ review }: { review: ExpertReviewView }) {
  const { t } = useTranslation('expert-page');
  const say = useLackWords();
  const lacks = lacksOf(review);
  if (lacks.length === 0) return null;
  return (
    <Card title={t('lacks.title', { count: lacks.length })}>
      <ul className={styles.list}>
        {lacks.map((lack) => (
          <li key={say(lack)}>
            <Icon name="clock" />
            <span>{say(lack)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function useLackWords(): (lack: Lack) => string {
  const { t } = useTranslation('expert-page');
  return (lack) => {
    if (lack.what === 'time' || lack.what === 'chair') return t(`lacks.${lack.what}`);
    const { position, name } = lack.what === 'expert' ? { ...lack, name: null } : lack.seat;
    const place = t('people.place', { position });
    return t(`lacks.${lack.what}`, { who: name === null ? place : `${place} ${name}` });
  };
}
