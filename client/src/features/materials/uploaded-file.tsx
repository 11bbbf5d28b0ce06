import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { useTranslation } from 'react-i18next';
import { materialUrl } from '../../lib/http.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './materials-panel.module.css';

export function UploadedFile({ material }: { material: Material }) {
  const { t } = useTranslation('applicant');
  return (
    <li className={styles.file}>
      <Icon name="check" />
      <a
        href={materialUrl(material.materialId)}
        target="_blank"
        data-read="text"
        rel="noreferrer"
        aria-label={t('materials.open', { name: material.fileName })}
      >
        {material.fileName}
      </a>
      <span>{t(material.mandateId === undefined ? 'materials.uploaded' : 'materials.byHelper')}</span>
    </li>
  );
}
