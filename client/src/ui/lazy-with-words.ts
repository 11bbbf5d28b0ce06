import i18next from 'i18next';
import { type ComponentType, lazy } from 'react';
import type { Namespace } from '../lib/load-words.ts';

/** What few pages show: its code and its words come together, and only once it is shown. */
export const lazyWithWords = <Props>(
  load: () => Promise<ComponentType<Props>>,
  namespaces: readonly Namespace[],
) =>
  lazy(async () => {
    const [part] = await Promise.all([load(), i18next.loadNamespaces(namespaces)]);
    return { default: part };
  });
