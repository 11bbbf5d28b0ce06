import type { TownId } from '@cloudseat/shared/nouns/ids.ts';
import type { LinkVerdict } from '@cloudseat/shared/nouns/link-verdict.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { HelpPlaces } from './help-places.tsx';

/** What the verdict means for the call, and where one may go instead. */
export function LinkAdvice({
  verdict,
  nearTownId,
}: {
  verdict: Exclude<LinkVerdict, 'video'>;
  nearTownId: TownId | null;
}) {
  const { t } = useTranslation('check');
  const [isOpen, setIsOpen] = useState(false);
  const showsPlaces = isOpen || verdict === 'kiosk';
  return (
    <>
      <Banner
        tone="warn"
        title={t(`advice.${verdict}.title`)}
        action={
          showsPlaces ? null : (
            <Button icon="place" onClick={() => setIsOpen(true)}>
              {t('places.show')}
            </Button>
          )
        }
      >
        {t(`advice.${verdict}.body`)}
      </Banner>
      {showsPlaces ? <HelpPlaces nearTownId={nearTownId} /> : null}
    </>
  );
}
