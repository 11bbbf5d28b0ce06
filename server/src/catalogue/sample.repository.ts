import type { SampleId } from '@cloudseat/shared/nouns/ids.ts';
import { PaperSample } from '@cloudseat/shared/nouns/paper-sample.ts';
import { eq } from 'drizzle-orm';
import type { Database } from '../platform/db.ts';
import { paperSamples } from './sample.schema.ts';

export async function findSample(db: Database, sampleId: SampleId): Promise<PaperSample | null> {
  const [row] = await db.select().from(paperSamples).where(eq(paperSamples.sampleId, sampleId));
  if (row === undefined) return null;
  const { pictureType, pictureBase64, ...sample } = row;
  const picture = pictureType && pictureBase64 && { mimeType: pictureType, base64: pictureBase64 };
  return PaperSample.parse({ ...sample, picture: picture || null });
}
