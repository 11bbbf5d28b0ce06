import { findOfPanel, findStaff, type RouteContext, type RouteHandlers } from '../identity/principal.ts';
import type { ExpertLibrary, LibraryKeeper } from './expert-library.ts';

type LibraryRoutes = Pick<
  RouteHandlers,
  | 'expertLibrary:list'
  | 'expertLibrary:get'
  | 'expertLibrary:history'
  | 'expertLibrary:add'
  | 'expertLibrary:save'
  | 'expertLibrary:setState'
>;

function keeperOf(context: RouteContext): LibraryKeeper {
  const keeper = findOfPanel(context) ?? findStaff(context);
  if (keeper === undefined) throw new Error('the route lets in convenors and administrators only');
  return keeper;
}

export const createExpertLibraryRoutes = (library: ExpertLibrary): LibraryRoutes => ({
  'expertLibrary:list': ({ query }) => library.list(query),
  'expertLibrary:get': ({ params }) => library.get(params.expertId),
  'expertLibrary:history': ({ params }) => library.history(params.expertId),
  'expertLibrary:add': ({ body }, context) => library.add(body, keeperOf(context)),
  'expertLibrary:save': ({ params, body: { version, ...draft } }, context) =>
    library.save({ ...params, version }, draft, keeperOf(context)),
  'expertLibrary:setState': ({ params, body: { version, ...change } }, context) =>
    library.setState({ ...params, version }, change, keeperOf(context)),
});
