const maxTries = 5;

/** Adds a line under the next free number of its chat: whoever else took that one meanwhile, the next try finds another. */
export async function addNumbered<Row>(insert: () => Promise<Row | undefined>): Promise<Row> {
  for (let attempt = 0; attempt < maxTries; attempt += 1) {
    const row = await insert();
    if (row !== undefined) return row;
  }
  throw new Error('the chat is too busy: no number could be had for a line');
}
