import { useTranslation } from 'react-i18next';
import { acceptedFiles } from '../../lib/file-rules.ts';
import { FileButton } from '../../ui/file-button.tsx';
import { PhotoButton, type PhotoButtonProps } from './photo-button.tsx';

/** The two ways for a paper of a line: photographed, or chosen. */
export function PaperButtons(props: PhotoButtonProps) {
  const { t } = useTranslation('applicant');
  return (
    <>
      <PhotoButton {...props} />
      <FileButton
        icon="upload"
        accept={acceptedFiles}
        isMultiple
        label={`${t('materials.choose')} ${props.lineName}`}
        onFiles={props.onFiles}
      >
        {t('materials.choose')}
      </FileButton>
    </>
  );
}
