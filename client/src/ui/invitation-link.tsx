import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { LinkCode } from './link-code.tsx';
import { useNow } from './use-now.ts';

type InvitationLinkProps = { link: string; expiresAt: number; now: () => number };

/** The way in for a third person: to be scanned, copied or passed on by the device's own means. Words: namespace `guest`. */
export function InvitationLink({ link, expiresAt, now }: InvitationLinkProps) {
  const { t } = useTranslation('guest');
  const share = () => void navigator.share({ url: link }).catch(() => undefined);
  return (
    <div>
      <LinkCode
        link={link}
        leftMs={expiresAt - useNow(now)}
        words={{
          code: t('link.code'),
          left: t('link.left'),
          copied: t('link.copied'),
          hint: t('link.once'),
        }}
        share={
          navigator.share === undefined ? null : (
            <Button icon="send" isWide onClick={share}>
              {t('link.share')}
            </Button>
          )
        }
      />
    </div>
  );
}
