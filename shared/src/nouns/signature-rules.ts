/** Points of one pull of the pen: x, y, x, y … in units of the pad. No times and no pressure: how somebody writes is nobody's business. */
export type Stroke = readonly number[];

/** A pad is so many units wide, whatever its size on the screen. */
export const padWidth = 1_000;
export const padHeightMax = 2_000;
export const strokesMax = 200;
/** Numbers of all strokes together, two a point: a long name written slowly has some 2,000. */
export const numbersMax = 20_000;
/** Units that a name is long at least; less is a slip of the finger. */
const lengthMin = 150;

/** How long all strokes are together, in units of the pad. */
function lengthOf(strokes: readonly Stroke[]): number {
  let length = 0;
  for (const stroke of strokes)
    for (let at = 2; at + 1 < stroke.length; at += 2)
      length += Math.hypot(
        (stroke[at] ?? 0) - (stroke[at - 2] ?? 0),
        (stroke[at + 1] ?? 0) - (stroke[at - 1] ?? 0),
      );
  return length;
}

/** Whether something was written, and not the pad touched by chance. */
export const isWritten = (strokes: readonly Stroke[]): boolean => lengthOf(strokes) >= lengthMin;

/** The same name, however many blanks were typed and in whatever case. */
export const isSameName = (typed: string, name: string): boolean => plainName(typed) === plainName(name);
const plainName = (name: string) => name.normalize('NFC').replace(/\s+/g, '').toLowerCase();
