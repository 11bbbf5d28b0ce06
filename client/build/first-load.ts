import type { Plugin } from 'vite';

type Options = {
  /** Endings of module paths: the small script that runs first, and the app behind it. */
  boot: string;
  app: string;
};

/**
 * Names the chunks of the applicant's first load. By itself the bundler makes a file of each set of modules that some pages
 * share, a dozen of a few kilobytes; on a phone's line each costs a request. Here what the first script needs is one file,
 * and what the app needs at once is another, whoever else shares it.
 */
export function firstLoad({ boot, app }: Options): { plugin: Plugin; nameOf: (id: string) => string | null } {
  const names = new Map<string, string>();
  const plugin: Plugin = {
    name: 'cloudseat-first-load',
    apply: 'build',
    buildEnd() {
      const ids = [...this.getModuleIds()];
      const walk = (ending: string, name: string) => {
        const open = ids.filter((id) => id.endsWith(ending));
        for (let id = open.pop(); id !== undefined; id = open.pop()) {
          if (names.has(id)) continue;
          // A page's entry is a file of its own in any case.
          if (!id.endsWith(boot)) names.set(id, name);
          open.push(...(this.getModuleInfo(id)?.importedIds ?? []));
        }
      };
      walk(boot, 'first');
      walk(app, 'home');
    },
  };
  return { plugin, nameOf: (id) => names.get(id) ?? null };
}
