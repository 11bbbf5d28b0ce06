import type { Catalogue } from '@cloudseat/shared/nouns/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { More } from '../../ui/more.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './home-sections.module.css';
import { MatterList } from './matter-list.tsx';
import { PlaceGrid } from './place-grid.tsx';

/** Popular matters, departments, towns and streets, partner regions. */
export function HomeSections({ catalogue }: { catalogue: Catalogue }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const popular = catalogue.matters.filter((matter) => matter.isPopular);
  return (
    <div className={styles.columns}>
      <Card title={t('home.popular')}>
        <MatterList matters={popular} />
      </Card>
      <More words={t('home.places')}>
        <div className={styles.stack}>
          <Card title={t('home.departments')}>
            <PlaceGrid
              places={catalogue.departments.map((department) => ({
                href: `/departments/${department.departmentId}`,
                name: text(department.shortName),
                note: t('home.matterCount', { count: department.matterCount }),
              }))}
            />
          </Card>
          <Card title={t('home.towns')}>
            <PlaceGrid
              places={catalogue.towns.map((town) => ({
                href: `/towns/${town.townId}`,
                name: text(town.name),
              }))}
            />
          </Card>
          <Card title={t('home.regions')}>
            <PlaceGrid
              places={catalogue.regions.map((region) => ({
                href: `/regions/${region.regionId}`,
                name: text(region.name),
              }))}
            />
          </Card>
        </div>
      </More>
    </div>
  );
}
