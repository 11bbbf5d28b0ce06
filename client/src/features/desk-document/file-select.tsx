import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './desk-document.module.css';

/** What of a file is needed to choose it; uploadedAt 0: not known. */
export type DeskFile = Pick<Material, 'materialId' | 'lineId' | 'fileName' | 'mimeType' | 'uploadedAt'>;

/** One of the call's files, by name and time: two versions may have one name. */
export function FileSelect({
  files,
  value,
  label,
  onChange,
}: {
  files: readonly DeskFile[];
  value: MaterialId;
  label: string;
  onChange: (materialId: MaterialId) => void;
}) {
  const locale = useLocale();
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as MaterialId)}
    >
      {files.map(({ materialId, fileName, uploadedAt }) => (
        <option key={materialId} value={materialId}>
          {fileName}
          {uploadedAt > 0 ? ` · ${formatTimeOfDay(uploadedAt, locale)}` : null}
        </option>
      ))}
    </select>
  );
}
