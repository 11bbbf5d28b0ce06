// Apart from the shapes, so that pages know them without the library that checks shapes.

/** Codes on one sheet of paper file, count. */
export const sheetCodesMax = 120;
/** Characters of a label in Chinese; in English twice as many. */
export const codeLabelMaxLength = 60;
export const codeReasonMinLength = 2;
export const codeReasonMaxLength = 200;
export const codeAddressMaxLength = 120;
