import i18next from 'i18next';
import { type ComponentType, lazy } from 'react';
import type { Namespace } from '../../lib/load-words.ts';

/** A page that speaks of bookings or messages: its code and its words come together, and only when it is opened. */
const withWords = <Props>(
  load: () => Promise<ComponentType<Props>>,
  namespaces: readonly Namespace[] = ['later'],
) =>
  lazy(async () => {
    const [page] = await Promise.all([load(), i18next.loadNamespaces(namespaces)]);
    return { default: page };
  });

export const CheckRoute = withWords(
  async () => (await import('./check-route.tsx')).CheckRoute,
  ['later', 'check'],
);
export const BookRoute = withWords(async () => (await import('./book-route.tsx')).BookRoute);
export const BookedRoute = withWords(async () => (await import('./booked-route.tsx')).BookedRoute);
export const MessageRoute = withWords(async () => (await import('./message-route.tsx')).MessageRoute);
export const LeftMessageRoute = withWords(
  async () => (await import('./left-message-route.tsx')).LeftMessageRoute,
);
