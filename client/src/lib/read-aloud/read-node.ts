/** As much of a DOM node as reading aloud needs; an Element is one. */
export type ReadNode = {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<ReadNode>;
  getAttribute?(name: string): string | null;
};

export const elementType = 1;
export const textType = 3;
