/** Things that must end together. `end()` runs the last registered first, once; what comes later ends at once. */
export type Lifetime = {
  readonly hasEnded: boolean;
  defer(release: () => void): void;
  setTimeout(run: () => void, delayMs: number): void;
  setInterval(run: () => void, periodMs: number): void;
  listen<Target extends EventTarget>(target: Target, event: string, run: (event: Event) => void): void;
  end(): void;
};

export function createLifetime(): Lifetime {
  const releases = new Set<() => void>();
  let hasEnded = false;
  const defer = (release: () => void) => {
    if (hasEnded) release();
    else releases.add(release);
  };
  return {
    get hasEnded() {
      return hasEnded;
    },
    defer,
    setTimeout(run, delayMs) {
      if (hasEnded) return;
      const release = () => clearTimeout(timer);
      const timer = setTimeout(() => {
        releases.delete(release);
        run();
      }, delayMs);
      defer(release);
    },
    setInterval(run, periodMs) {
      if (hasEnded) return;
      const timer = setInterval(run, periodMs);
      defer(() => clearInterval(timer));
    },
    listen(target, event, run) {
      if (hasEnded) return;
      target.addEventListener(event, run);
      defer(() => target.removeEventListener(event, run));
    },
    end() {
      if (hasEnded) return;
      hasEnded = true;
      for (const release of [...releases].reverse()) release();
      releases.clear();
    },
  };
}
