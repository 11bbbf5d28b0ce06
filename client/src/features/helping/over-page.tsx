import { useTranslation } from 'react-i18next';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LinkButton } from '../../ui/link-button.tsx';
import { Page } from '../../ui/page.tsx';
import type { EndedState } from './held-rules.ts';

/** It has ended, or is not theirs: nothing of the case is shown any more. */
export function OverPage({ how }: { how: EndedState | 'unknown' }) {
  const { t } = useTranslation('helping');
  return (
    <Page
      title={t('title')}
      backTo="/helping"
      action={
        <LinkButton to="/helping" kind="primary" isWide>
          {t('over.back')}
        </LinkButton>
      }
    >
      <Card>
        <div role="alert">
          <Empty icon="info" title={t(`over.title.${how}`)}>
            {t(`over.text.${how}`)}
          </Empty>
        </div>
      </Card>
    </Page>
  );
}
