import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite';

type Options = {
  page: string;
  /** Endings of module paths: what the page's first script will ask for in any case, or most probably. */
  modules: readonly string[];
};

/**
 * The applicant's page starts with a tiny script that asks for the app, the words and the catalogue. This lets the browser
 * fetch the app and the words of most people at the same time, instead of after that script ran.
 */
export function preloadApp({ page, modules }: Options): Plugin {
  return {
    name: 'cloudseat-preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { filename, bundle }) {
        if (!filename.endsWith(page) || bundle === undefined) return;
        const chunks = Object.values(bundle).filter(
          (each): each is Rolldown.OutputChunk => each.type === 'chunk',
        );
        const wanted = modules.map((module) => findChunk(chunks, module));
        const files = wanted.flatMap((chunk) => [chunk.fileName, ...chunk.imports]);
        const styles = [...wanted, ...chunks.filter((chunk) => files.includes(chunk.fileName))].flatMap(
          (chunk) => [...(chunk.viteMetadata?.importedCss ?? [])],
        );
        const isNew = (file: string) => !html.includes(file);
        return [
          ...[...new Set(files)].filter(isNew).map((file) => link('modulepreload', file)),
          ...[...new Set(styles)].filter(isNew).map((file) => link('stylesheet', file)),
        ];
      },
    },
  };
}

function findChunk(chunks: readonly Rolldown.OutputChunk[], module: string): Rolldown.OutputChunk {
  const found = chunks.find((chunk) => chunk.moduleIds.some((id) => id.endsWith(module)));
  if (found === undefined) throw new Error(`${module} is in no chunk`);
  return found;
}

const link = (rel: 'modulepreload' | 'stylesheet', file: string): HtmlTagDescriptor => ({
  tag: 'link',
  injectTo: 'head',
  attrs: { rel, crossorigin: true, href: `/${file}` },
});
