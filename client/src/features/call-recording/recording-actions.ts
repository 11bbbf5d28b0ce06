import type { ConsentText } from '@cloudseat/shared/contract/routes.ts';

/** What an applicant can do about the recorder of their talk. */
export type RecordingActions = {
  setPrivacy(isPaused: boolean): Promise<unknown>;
  /** The wording in force, in the page's language. */
  loadWording(): Promise<ConsentText>;
  /** Under the wording that was shown. */
  answer(allowsRecording: boolean, wording: ConsentText): Promise<unknown>;
};
