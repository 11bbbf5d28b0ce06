/** Ends what nobody goes on with: each thing so many ms after it was last renewed. */
export function createFading(staysMs: number) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  function forget(key: string): void {
    clearTimeout(timers.get(key));
    timers.delete(key);
  }
  return {
    renew(key: string, onOver: () => void): void {
      forget(key);
      const end = () => {
        timers.delete(key);
        onOver();
      };
      timers.set(key, setTimeout(end, staysMs));
    },
    forget,
    end(): void {
      for (const key of [...timers.keys()]) forget(key);
    },
  };
}
