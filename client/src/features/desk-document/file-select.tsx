import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import type { Material } from '@cloudseat/shared/nouns/material.ts';
import { formatTimeOfDay } from '../../lib/time-text.ts';
import { useLocale } from '../../ui/use-locale.ts';
import styles from './desk-document.module.css';

/** One of the call's files, by name and time: two versions may have one name. */
export function FileSelect({
  files,
  value,
  label,
  onChange,
}: {
  files: readonly Material[];
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
          {fileName} · {formatTimeOfDay(uploadedAt, locale)}
        </option>
      ))}
    </select>
  );
}
