import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomSession } from '../../media/types.ts';
import { LinkStepDialog } from '../../ui/link-step-dialog.tsx';
import { RoomTool } from './room-tools.tsx';
import type { RoomNow } from './use-room.ts';

/** What one's own link carries: by itself, or as one holds it. */
export function StepTool({ session, now }: { session: RoomSession; now: RoomNow }) {
  const { t } = useTranslation('sitting');
  const [isOpen, setIsOpen] = useState(false);
  const { step, heldStep } = now.media;
  return (
    <>
      <RoomTool icon="network" words={t('tools.step')} onPress={() => setIsOpen(true)} />
      {isOpen ? (
        <LinkStepDialog
          {...{ step, heldStep }}
          onHold={session.holdStep}
          telephone={null}
          onClose={() => setIsOpen(false)}
        />
      ) : null}
    </>
  );
}
