import type { Catalogue, MatterSummary } from '@cloudseat/shared/nouns/catalogue.ts';
import type { LocalText } from '@cloudseat/shared/nouns/text.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SignalError } from '../../lib/signal-error.ts';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocalText } from '../../ui/use-locale.ts';
import { loadCatalogue } from './catalogue-data.ts';
import { MatterList } from './matter-list.tsx';
import styles from './place-page.module.css';

type PlaceKind = 'department' | 'town' | 'region';
type Group = { title: LocalText | null; matters: MatterSummary[] };
type PlaceContent = { name: LocalText; groups: Group[] };

/** What can be done at a department, or from a town or partner region: there everything, by department. */
export function PlacePage({ kind, id, notice }: { kind: PlaceKind; id: string; notice: ReactNode }) {
  const { t } = useTranslation('applicant');
  const { t: tCommon } = useTranslation('common');
  const text = useLocalText();
  const { value: catalogue, error, retry } = useLoad('catalogue', loadCatalogue);
  const content = catalogue === null ? null : findPlace(catalogue, kind, id);
  const isMissing = catalogue !== null && content === null;
  const groups = content?.groups.filter(({ matters }) => matters.length > 0) ?? [];
  return (
    <Page title={content === null ? t('home.title') : text(content.name)} backTo="/">
      {notice}
      {error ? <ErrorNotice error={error} onRetry={retry} /> : null}
      {isMissing ? (
        <ErrorNotice
          error={new SignalError({ code: 'NOT_FOUND', message: id })}
          action={<LinkButton to="/">{t('list.toHome')}</LinkButton>}
        />
      ) : null}
      {catalogue === null && error === null ? <Loading>{tCommon('loading')}</Loading> : null}
      {content === null ? null : kind === 'department' ? (
        <DepartmentIntro catalogue={catalogue} id={id} />
      ) : (
        <p className={styles.intro}>{t('list.townIntro', { name: text(content.name) })}</p>
      )}
      {content !== null && groups.length === 0 ? (
        <Card>
          <Empty title={t('list.empty')} action={<LinkButton to="/">{t('list.toHome')}</LinkButton>}>
            {t('list.emptyNext')}
          </Empty>
        </Card>
      ) : null}
      {groups.map(({ title, matters }) => (
        <Card key={title?.en ?? id} {...(title ? { title: text(title) } : {})}>
          <MatterList matters={matters} />
        </Card>
      ))}
    </Page>
  );
}

function DepartmentIntro({ catalogue, id }: { catalogue: Catalogue | null; id: string }) {
  const { t } = useTranslation('applicant');
  const text = useLocalText();
  const department = catalogue?.departments.find(({ departmentId }) => departmentId === id);
  if (department === undefined) return null;
  return (
    <p className={styles.intro}>
      {text(department.address)}
      <br />
      <a href={`tel:${department.phone}`}>{t('list.departmentPhone', { phone: department.phone })}</a>
    </p>
  );
}

function findPlace(catalogue: Catalogue, kind: PlaceKind, id: string): PlaceContent | null {
  if (kind === 'department') {
    const department = catalogue.departments.find(({ departmentId }) => departmentId === id);
    if (department === undefined) return null;
    const matters = catalogue.matters.filter(({ departmentId }) => departmentId === id);
    return { name: department.name, groups: [{ title: null, matters }] };
  }
  const place =
    kind === 'town'
      ? catalogue.towns.find(({ townId }) => townId === id)
      : catalogue.regions.find(({ regionId }) => regionId === id);
  if (place === undefined) return null;
  // What a partner region decides itself comes first there.
  const isOwn = ({ owningRegionId }: Catalogue['matters'][number]) =>
    kind === 'region' && owningRegionId === id;
  const own = catalogue.matters.filter(isOwn);
  return {
    name: place.name,
    groups: [
      ...(own.length === 0 ? [] : [{ title: place.name, matters: own }]),
      ...catalogue.departments.map(({ departmentId, name }) => ({
        title: name,
        matters: catalogue.matters.filter((matter) => matter.departmentId === departmentId && !isOwn(matter)),
      })),
    ],
  };
}
