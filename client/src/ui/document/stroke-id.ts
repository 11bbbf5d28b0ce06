/** Letters of the id that a pen gives its stroke, which is the id of its first mark. */
const strokeIdLength = 20;

/** Of the further marks of a stroke that is too long for one. */
export const continuedStrokeId = (strokeId: string, count: number): string => `${strokeId}-${count}`;

export const isSameStroke = (left: string, right: string): boolean =>
  left.slice(0, strokeIdLength) === right.slice(0, strokeIdLength);
