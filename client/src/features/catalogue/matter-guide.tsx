import type { Matter } from '@cloudseat/shared/nouns/catalogue.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/card.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { useLocalText } from '../../ui/use-locale.ts';
import styles from './matter-guide.module.css';
import { MatterMaterials } from './matter-materials.tsx';

const audienceKey = {
  person: 'matter.audiencePerson',
  firm: 'matter.audienceFirm',
  both: 'matter.audienceBoth',
} as const;

export function MatterGuide({ matter }: { matter: Matter }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const { guide, opening } = matter;
  return (
    <>
      <Card>
        <p className={styles.department}>
          {text(matter.departmentName)}
          <span className={opening.isOpen ? styles.open : styles.closed}>
            {opening.isOpen ? t('matter.openNow') : t('matter.closedNow')}
          </span>
        </p>
        <p className={styles.summary}>{text(matter.summary)}</p>
        {matter.owningRegion === null ? null : (
          <p className={styles.region}>{t('matter.region', { region: text(matter.owningRegion.name) })}</p>
        )}
      </Card>
      {matter.takesProjects ? (
        <Card title={t('matter.projects')}>
          <p>{t('matter.projectsText')}</p>
          <LinkButton to={`/projects/new?matter=${matter.matterId}`} icon="upload" isWide>
            {t('matter.fileProject')}
          </LinkButton>
        </Card>
      ) : null}
      <Card title={t('matter.steps')}>
        <ol className={styles.steps}>
          {guide.steps.map((step) => (
            <li key={step.en}>{text(step)}</li>
          ))}
        </ol>
      </Card>
      <MatterMaterials materials={matter.materials} />
      {guide.notes === null ? null : (
        <Banner tone="warn" title={t('matter.notes')}>
          {text(guide.notes)}
        </Banner>
      )}
      <Card>
        <dl className={styles.facts}>
          <Fact name={t('matter.hours')}>{text(opening.hoursText)}</Fact>
          <Fact name={t('matter.ratedMinutes')}>{t('matter.minutes', { count: matter.ratedMinutes })}</Fact>
          <Fact name={t('matter.fee')}>{text(guide.fee)}</Fact>
          <Fact name={t('matter.timeLimit')}>{text(guide.timeLimit)}</Fact>
          <Fact name={t('matter.audience')}>{t(audienceKey[matter.audience])}</Fact>
          <Fact name={t('matter.basis')}>{text(guide.basis)}</Fact>
          <Fact name={t('matter.contact')}>
            {text(matter.departmentAddress)}
            <br />
            <a href={`tel:${matter.departmentPhone}`}>{matter.departmentPhone}</a>
          </Fact>
        </dl>
      </Card>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
