/**
 * Objects by the id their caller chose. Two creates of one id at the same time share one creation, a create of an id
 * that exists gets the object, and a close that overtakes the creation finds the object when it is there.
 */
export class Registry<Id extends string, Item> {
  readonly #items = new Map<Id, Item>();
  readonly #creations = new Map<Id, Promise<Item>>();

  get size(): number {
    return this.#items.size;
  }

  find(id: Id): Item | undefined {
    return this.#items.get(id);
  }

  values(): Item[] {
    return [...this.#items.values()];
  }

  /** `create` registers nothing itself; a rejected creation leaves the id free. */
  async getOrCreate(id: Id, create: () => Promise<Item>): Promise<Item> {
    const existing = this.#items.get(id) ?? this.#creations.get(id);
    if (existing !== undefined) return existing;
    const creation = create().then((item) => {
      this.#items.set(id, item);
      return item;
    });
    this.#creations.set(id, creation);
    try {
      return await creation;
    } finally {
      this.#creations.delete(id);
    }
  }

  /** The object, waiting for a creation that is under way; undefined when there is none or it failed. */
  async findSettled(id: Id): Promise<Item | undefined> {
    try {
      return this.#items.get(id) ?? (await this.#creations.get(id));
    } catch {
      return undefined;
    }
  }

  /** Takes the object out, unless the id meanwhile belongs to another. */
  remove(id: Id, item: Item): void {
    if (this.#items.get(id) === item) this.#items.delete(id);
  }
}
