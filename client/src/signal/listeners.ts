import type { NotificationName, NotificationPayload } from '@cloudseat/shared/contract/notifications.ts';

type AnyHandler = (payload: never) => void;

/** Handlers by notification; one that throws does not keep the others from hearing. */
export function createListeners() {
  const handlers = new Map<NotificationName, Set<AnyHandler>>();
  return {
    on<Name extends NotificationName>(name: Name, handler: (payload: NotificationPayload<Name>) => void) {
      const known = handlers.get(name) ?? new Set<AnyHandler>();
      handlers.set(name, known);
      known.add(handler as AnyHandler);
      return () => {
        known.delete(handler as AnyHandler);
      };
    },
    emit<Name extends NotificationName>(name: Name, payload: NotificationPayload<Name>) {
      for (const handler of [...(handlers.get(name) ?? [])]) {
        try {
          (handler as (payload: NotificationPayload<Name>) => void)(payload);
        } catch (error) {
          console.error(name, error);
        }
      }
    },
  };
}
