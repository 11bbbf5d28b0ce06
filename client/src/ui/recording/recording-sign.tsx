import type { RecordingSign as Sign } from './recording-word.ts';

const paths: Record<Sign, string> = {
  on: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z',
  waiting: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11z',
  paused: 'M5 3v10M11 3v10',
  broken: 'M8 2.5L1.5 13.5h13zM8 6.5v3.5M8 12v.1',
  off: 'M8 2.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11zM3 13L13 3',
};

/** The dot beside the recorder's word: filled, hollow, two bars, a triangle or crossed out. */
export function RecordingSign({ sign }: { sign: Sign }) {
  const isOn = sign === 'on';
  return (
    <svg
      width="0.9em"
      height="0.9em"
      viewBox="0 0 16 16"
      fill={isOn ? '#ff5a4d' : 'none'}
      stroke={isOn ? '#ff5a4d' : 'currentColor'}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      <path d={paths[sign]} />
    </svg>
  );
}
