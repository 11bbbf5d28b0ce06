import type { MaterialId } from '@cloudseat/shared/nouns/ids.ts';
import { memo, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../class-names.ts';
import styles from './document.module.css';
import { useSmallImage } from './page-images.ts';
import type { Size } from './page-view.ts';

const shownWidth = 84;

/** All pages, small, at the side; their pictures come when they are scrolled into sight and stay there. */
export const PageStrip = memo(function PageStrip({
  materialId,
  pages,
  page,
  onPage,
}: {
  materialId: MaterialId;
  pages: readonly Size[];
  page: number;
  onPage: (page: number) => void;
}) {
  const { t } = useTranslation('document');
  return (
    <ol className={styles.strip} aria-label={t('strip')}>
      {pages.map((size, index) => (
        <SmallPage
          key={index}
          materialId={materialId}
          page={index + 1}
          size={size}
          isNow={index + 1 === page}
          onPage={onPage}
        />
      ))}
    </ol>
  );
});

type SmallPageProps = {
  materialId: MaterialId;
  page: number;
  size: Size;
  isNow: boolean;
  onPage: (page: number) => void;
};

const SmallPage = memo(function SmallPage({ materialId, page, size, isNow, onPage }: SmallPageProps) {
  const { t } = useTranslation('document');
  const item = useRef<HTMLLIElement>(null);
  const [isInSight, setIsInSight] = useState(false);
  useEffect(() => {
    if (item.current === null) return;
    const observer = new IntersectionObserver((entries) => {
      setIsInSight(entries[entries.length - 1]?.isIntersecting ?? false);
    });
    observer.observe(item.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (isNow) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isNow]);
  return (
    <li ref={item}>
      <button
        type="button"
        className={classNames(styles.small, isNow && styles.now)}
        aria-current={isNow ? 'page' : undefined}
        aria-label={t('goTo', { page })}
        onClick={() => onPage(page)}
      >
        <span
          className={styles.smallPicture}
          style={{ height: Math.min(160, (shownWidth * size.height) / size.width) }}
        >
          {isInSight ? <SmallImage materialId={materialId} page={page} /> : null}
        </span>
        {page}
      </button>
    </li>
  );
});

function SmallImage({ materialId, page }: { materialId: MaterialId; page: number }) {
  const url = useSmallImage(materialId, page);
  return url === null ? null : <img src={url} alt="" draggable={false} />;
}
