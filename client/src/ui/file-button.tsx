import { type ReactNode, useRef } from 'react';
import { Button, type ButtonKind } from './button.tsx';
import type { IconName } from './icon.tsx';

export type FileButtonProps = {
  children: ReactNode;
  /** What it is for, read out instead of the short words. */
  label: string;
  accept: string;
  icon?: IconName;
  kind?: ButtonKind;
  isMultiple?: boolean;
  /** Fills its line. */
  isWide?: boolean;
  /** Opens the phone's rear camera. */
  isCamera?: boolean;
  /** Takes no tap meanwhile. */
  isBusy?: boolean;
  onFiles: (files: readonly File[]) => void;
};

/** A button that opens the system's file or camera picker. The same file can be chosen again. */
export function FileButton(props: FileButtonProps) {
  const {
    children,
    label,
    accept,
    icon,
    kind = 'secondary',
    isMultiple,
    isWide,
    isCamera,
    isBusy,
    onFiles,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        kind={kind}
        isWide={isWide ?? false}
        isBusy={isBusy ?? false}
        aria-label={label}
        {...(icon ? { icon } : {})}
        onClick={() => input.current?.click()}
      >
        {children}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        multiple={isMultiple ?? false}
        {...(isCamera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
