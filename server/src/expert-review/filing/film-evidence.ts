import type { FilmId } from '@cloudseat/shared/nouns/film.ts';
import type { Films } from '../../films/films.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { EvidencePiece, EvidenceSource } from '../evidence.ts';

export const filmPiece = (filmId: FilmId) => `films/${filmId}.film`;

/** Films as they were sent, all versions that could be played, and what each is: the panel saw the one that was made of it. */
export const filmEvidence =
  (films: Pick<Films, 'listReady' | 'openSource'>): EvidenceSource =>
  async ({ review }) => {
    const ready = (await films.listReady(review.reviewId)).flatMap(({ source, rendition, ...film }) =>
      source === null || rendition === null ? [] : [{ ...film, source, rendition }],
    );
    const list = ready.map(({ filmId, lineId, version, fileName, origin, source, rendition }) => ({
      ...{ filmId, lineId, version, fileName, origin, durationMs: rendition.durationMs },
      ...{ sha256: source.sha256, playedSha256: rendition.sha256 },
    }));
    const over = list.map(({ filmId, sha256 }) => ({ name: filmPiece(filmId), sha256 }));
    return [
      { name: 'films/list.json', text: canonicalJson({ films: list, over }), journalledIn: null },
      ...ready.map(
        ({ filmId, source }): EvidencePiece => ({
          ...{ name: filmPiece(filmId), byteCount: source.byteCount, journalledIn: 'expert.filmReceived' },
          open: async () => (await films.openSource(filmId)).stream,
        }),
      ),
    ];
  };
