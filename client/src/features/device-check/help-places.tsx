import type { HelpPlace, Town } from '@cloudseat/shared/nouns/catalogue.ts';
import type { TownId } from '@cloudseat/shared/nouns/ids.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatComing } from '../../lib/moment-text.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { Loading } from '../../ui/spinner.tsx';
import { useLoad } from '../../ui/use-load.ts';
import { useLocale, useLocalText } from '../../ui/use-locale.ts';
import styles from './check.module.css';
import { loadPlaces } from './load-places.ts';
import { nearestFirst } from './nearest-first.ts';

const shownAtFirst = 4;

/** Kiosks, windows and service points with a good line and somebody to help, the near and open ones first. */
export function HelpPlaces({ nearTownId }: { nearTownId: TownId | null }) {
  const { t } = useTranslation(['check', 'common']);
  const loaded = useLoad('places', loadPlaces);
  if (loaded.error) return <ErrorNotice error={loaded.error} onRetry={loaded.retry} />;
  if (loaded.value === null) return <Loading>{t('common:loading')}</Loading>;
  if (loaded.value.places.length === 0)
    return (
      <Card>
        <Empty icon="place" title={t('places.none')}>
          {t('places.noneNext')}
        </Empty>
      </Card>
    );
  return <PlaceList {...loaded.value} nearTownId={nearTownId} />;
}

type PlaceListProps = { places: HelpPlace[]; towns: Town[]; nearTownId: TownId | null };

function PlaceList({ places, towns, nearTownId }: PlaceListProps) {
  const { t } = useTranslation('check');
  const text = useLocalText();
  const [townId, setTownId] = useState(nearTownId);
  const [isWhole, setIsWhole] = useState(false);
  const sorted = nearestFirst(places, townId);
  const shown = isWhole ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <Card title={t('places.title')}>
      <SelectField
        label={t('places.town')}
        value={townId ?? ''}
        onChange={({ target }) => setTownId(target.value === '' ? null : (target.value as TownId))}
      >
        <option value="">{t('places.anyTown')}</option>
        {towns.map((town) => (
          <option key={town.townId} value={town.townId}>
            {text(town.name)}
          </option>
        ))}
      </SelectField>
      <ul className={styles.places}>
        {shown.map((place) => (
          <Place key={place.code} place={place} />
        ))}
      </ul>
      {shown.length < sorted.length ? (
        <Button isWide onClick={() => setIsWhole(true)}>
          {t('places.more', { count: sorted.length - shown.length })}
        </Button>
      ) : null}
    </Card>
  );
}

function Place({ place }: { place: HelpPlace }) {
  const { t } = useTranslation('check');
  const text = useLocalText();
  const locale = useLocale();
  const { isOpen, opensAt, hoursText } = place.opening;
  const state = isOpen
    ? t('places.open')
    : opensAt === null
      ? t('places.closed')
      : t('places.opensAt', { time: formatComing(opensAt, Date.now(), locale) });
  return (
    <li>
      <p>
        <strong>{text(place.label)}</strong>{' '}
        <span className={isOpen ? styles.isOpen : styles.isShut}>{state}</span>
      </p>
      <p>{text(place.address)}</p>
      <p className={styles.hours}>{text(hoursText)}</p>
    </li>
  );
}
