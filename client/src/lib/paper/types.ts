export type Point = { x: number; y: number };
/** Corners of a sheet of paper, clockwise from its top left. */
export type Quad = readonly [Point, Point, Point, Point];
/** As the browser's ImageData, which tests have not: four bytes a pixel. */
export type Picture = { width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> };
/** One figure a pixel, 0 to 255. */
export type Grey = { width: number; height: number; data: Float32Array };
