import { Button, type ButtonKind } from '../../ui/button.tsx';
import { FileButton } from '../../ui/file-button.tsx';

type AgainButtonProps = {
  children: string;
  /** Where the phone's own camera takes the photographs, the tap has to open it. */
  isSystem: boolean;
  kind: ButtonKind;
  isBusy?: boolean;
  onAgain: () => void;
  onFile: (file: File) => void;
};

/** To another photograph: back to the viewfinder, or into the phone's camera. */
export function AgainButton({ children, isSystem, kind, isBusy = false, onAgain, onFile }: AgainButtonProps) {
  if (!isSystem) {
    return (
      <Button kind={kind} isWide icon="photo" isBusy={isBusy} onClick={onAgain}>
        {children}
      </Button>
    );
  }
  return (
    <FileButton
      kind={kind}
      isWide
      icon="photo"
      accept="image/*"
      isCamera
      isBusy={isBusy}
      label={children}
      onFiles={([file]) => file && onFile(file)}
    >
      {children}
    </FileButton>
  );
}
