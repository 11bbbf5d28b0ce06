import { useLoad } from '../../ui/use-load.ts';
import { loadLine } from './load-line.ts';

/** The line, once its code is there. */
export function useLine() {
  return useLoad('line', loadLine);
}
