import { type CapturePart, captureParts } from '@cloudseat/shared/nouns/capture-choices.ts';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

type AskButtonProps = { lineName: string; isBusy: boolean; onAsk: (part: CapturePart) => void };

/** Asks for a photograph of a line's paper; which part of it is the one choice to make. */
export function AskButton({ lineName, isBusy, onAsk }: AskButtonProps) {
  const { t } = useTranslation('capture');
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      disabled={isBusy}
      menu={{
        items: captureParts.map((part) => ({ key: part, label: t(`part.${part}`) })),
        onClick: ({ key }) => onAsk(key as CapturePart),
      }}
    >
      <Button
        size="small"
        aria-label={t('desk.askLine', { name: lineName })}
        icon={<Icon name="photo" size="1em" />}
      >
        {t('desk.ask')}
      </Button>
    </Dropdown>
  );
}
