import type { DeclineReason } from '@cloudseat/shared/nouns/agent.ts';
import { declineReasons } from '@cloudseat/shared/nouns/agent-choices.ts';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

type DeclineMenuProps = {
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  isBusy: boolean;
  isDisabled: boolean;
  onDecline: (reason: DeclineReason) => void;
};

/** Declining is choosing a reason: there is none without one. */
export function DeclineMenu({ isOpen, onOpen, isBusy, isDisabled, onDecline }: DeclineMenuProps) {
  const { t } = useTranslation('desk');
  return (
    <Dropdown
      trigger={['click']}
      autoFocus
      disabled={isDisabled}
      open={isOpen && !isDisabled}
      onOpenChange={onOpen}
      menu={{
        items: [
          {
            key: 'title',
            type: 'group',
            label: t('offer.reasonTitle'),
            children: declineReasons.map((reason) => ({ key: reason, label: t(`offer.reason.${reason}`) })),
          },
        ],
        onClick: ({ key }) => {
          onOpen(false);
          const reason = declineReasons.find((each) => each === key);
          if (reason) onDecline(reason);
        },
      }}
    >
      <Button size="large" loading={isBusy} disabled={isDisabled} aria-haspopup="menu" aria-expanded={isOpen}>
        {isBusy ? t('offer.declining') : t('offer.decline')}
        <kbd>D</kbd>
        <Icon name="down" size="1em" />
      </Button>
    </Dropdown>
  );
}
