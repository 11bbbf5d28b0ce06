import type { FilmFailure, FilmRendition, FilmSource, FilmState } from '@cloudseat/shared/nouns/film.ts';
import { bigint, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

const at = (name: string) => timestamp(name, { withTimezone: true });

/** Small pictures one behind the other in one file: the i-th ends where the next begins. */
export type StoredStrip = { everyMs: number; offsets: number[] };

/** Films of reviews, each version a row. Its bytes lie with the recordings', under keys made of its id. */
export const films = pgTable(
  'films',
  {
    filmId: text('film_id').primaryKey(),
    reviewId: text('review_id').notNull(),
    lineId: text('line_id').notNull(),
    version: integer('version').notNull(),
    origin: text('origin').$type<'uploaded' | 'recorded'>().notNull(),
    /** The applicant who sends it. */
    senderId: text('sender_id').notNull(),
    state: text('state').$type<FilmState>().notNull(),
    failure: text('failure').$type<FilmFailure>(),
    fileName: text('file_name').notNull(),
    byteCount: bigint('byte_count', { mode: 'number' }).notNull(),
    modifiedAt: at('modified_at'),
    startedAt: at('started_at').notNull(),
    settledAt: at('settled_at'),
    /** Of a recording that has ended: how many slices each part has. */
    sliceCounts: jsonb('slice_counts').$type<number[]>(),
    source: jsonb('source').$type<FilmSource>(),
    rendition: jsonb('rendition').$type<FilmRendition>(),
    strip: jsonb('strip').$type<StoredStrip>(),
    /** The film whose bytes it has, where it was taken over from another review; null: its own. */
    bytesOf: text('bytes_of'),
  },
  (table) => [
    uniqueIndex('films_version').on(table.reviewId, table.lineId, table.version),
    index('films_state').on(table.state),
  ],
);
