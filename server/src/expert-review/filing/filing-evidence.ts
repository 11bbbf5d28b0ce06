import type { ExpertFile } from '@cloudseat/shared/nouns/expert-filing.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { EvidencePiece, EvidenceSource } from '../evidence.ts';
import type { ExpertFiles } from './expert-files.ts';

/** Files are told apart by id; what they are called may be a person's name. */
export const filePiece = ({
  fileId,
  version,
  fileName,
}: Pick<ExpertFile, 'fileId' | 'version' | 'fileName'>) =>
  `files/${fileId}-v${version}.${/\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? 'bin'}`;

/** Every version of every file, those taken out too, what each is, and the kind of project as it was when it was filed. */
export const filingEvidence =
  (files: Pick<ExpertFiles, 'list' | 'open'>): EvidenceSource =>
  async ({ review: { reviewId, kind } }) => {
    const all = await files.list(reviewId);
    const papers = all.map(({ fileId, lineId, paperId, version, fileName, sha256, removedAt }) => ({
      ...{ fileId, lineId, paperId, version, fileName, sha256, removedAt },
    }));
    const over = all.map((file) => ({ name: filePiece(file), sha256: file.sha256 }));
    return [
      { name: 'kind.json', text: canonicalJson(kind), journalledIn: null },
      { name: 'files/list.json', text: canonicalJson({ papers, over }), journalledIn: null },
      ...all.map(
        (file): EvidencePiece => ({
          ...{ name: filePiece(file), byteCount: file.byteCount, journalledIn: 'expert.fileAdded' },
          open: () => files.open(file),
        }),
      ),
    ];
  };
