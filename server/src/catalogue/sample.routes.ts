import type { RouteHandlers } from '../identity/principal.ts';
import type { Database } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import { findSample } from './sample.repository.ts';

/** Samples of papers, for everybody: they are part of what a matter asks for. */
export const createSampleRoutes = (db: Database): Pick<RouteHandlers, 'sample:get'> => ({
  async 'sample:get'({ params: { sampleId } }) {
    const sample = await findSample(db, sampleId);
    if (sample === null) throw notFound('the sample');
    return sample;
  },
});
