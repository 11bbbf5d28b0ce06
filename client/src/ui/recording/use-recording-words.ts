import type { RoomRecording } from '@cloudseat/shared/nouns/recording.ts';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordingOccasionContext } from './recording-occasion.ts';
import { type RecordingSide, type RecordingWord, readRecording } from './recording-word.ts';

/** Whose consent it is differs by who reads. */
const bySide = ['asked', 'refused', 'withdrawn'] as const;
type BySide = (typeof bySide)[number];
const isBySide = (word: RecordingWord): word is BySide => bySide.some((each) => each === word);

/** The recorder's word on the button, and the sentence that explains it. */
export function useRecordingWords(recording: RoomRecording | null, side: RecordingSide) {
  const { t } = useTranslation('call-recording');
  const { word, sign } = readRecording(recording);
  const cause = recording?.cause ?? null;
  const isOfPanel = useContext(RecordingOccasionContext) === 'panel';
  function readSentence(): string {
    if (isOfPanel && word === 'none') return t('panel.none');
    if (isOfPanel && word === 'asked' && side === 'applicant') return t('panel.asked');
    return isBySide(word) ? t(`now.${word}.${side}`) : t(`now.${word}`);
  }
  return {
    word,
    sign,
    short: isBySide(word) ? t(`word.${word}.${side}`) : t(`word.${word}`),
    sentence: readSentence(),
    /** Who can see it later. */
    who: t(isOfPanel ? 'panel.who' : `sheet.who.${side}`),
    canDo: t(isOfPanel && side === 'staff' ? 'panel.canDo' : `sheet.canDo.${side}`),
    /** In plain words, where it broke off. */
    why: word === 'broken' && cause !== null ? t(`cause.${cause}`) : null,
  };
}
