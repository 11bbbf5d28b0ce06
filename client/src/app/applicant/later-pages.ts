import { lazyWithWords } from '../../ui/lazy-with-words.ts';

// Pages that speak of bookings or messages.
export const CheckRoute = lazyWithWords(
  async () => (await import('./check-route.tsx')).CheckRoute,
  ['later', 'check'],
);
export const BookRoute = lazyWithWords(async () => (await import('./book-route.tsx')).BookRoute, ['later']);
export const BookedRoute = lazyWithWords(
  async () => (await import('./booked-route.tsx')).BookedRoute,
  ['later'],
);
export const MessageRoute = lazyWithWords(
  async () => (await import('./message-route.tsx')).MessageRoute,
  ['later'],
);
export const LeftMessageRoute = lazyWithWords(
  async () => (await import('./left-message-route.tsx')).LeftMessageRoute,
  ['later'],
);
