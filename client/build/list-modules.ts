import type { Plugin } from 'vite';

/** Writes .vite/modules.json: what is in each script, so that `npm run budgets -- --why` can say it. The server serves no dot folders. */
export function listModules(): Plugin {
  return {
    name: 'cloudseat-list-modules',
    apply: 'build',
    generateBundle(_options, bundle) {
      const scripts = Object.values(bundle).flatMap((each) =>
        each.type === 'chunk' ? [[each.fileName, sizesOf(each.modules)] as const] : [],
      );
      const source = JSON.stringify(Object.fromEntries(scripts));
      this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source });
    },
  };
}

/** Bytes before minification, by path. */
const sizesOf = (modules: Record<string, { renderedLength: number }>) =>
  Object.fromEntries(Object.entries(modules).map(([id, { renderedLength }]) => [id, renderedLength]));
