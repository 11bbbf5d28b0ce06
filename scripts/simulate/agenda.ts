// What is to happen, by time. Time goes in equal steps, so a list for each step is all it takes.

export type Agenda<Item> = {
  /** For a moment (epoch ms) that is past already: as soon as possible. */
  add(at: number, item: Item): void;
  /** Goes one step on; gives what is due in it, in the order of time and, at one moment, of adding. */
  takeStep(): { until: number; due: { at: number; item: Item }[] };
  readonly size: number;
};

export function createAgenda<Item>(startsAt: number, stepMs: number): Agenda<Item> {
  const steps = new Map<number, { at: number; item: Item }[]>();
  let next = 1;
  let size = 0;
  const endOf = (step: number) => startsAt + step * stepMs;
  return {
    get size() {
      return size;
    },
    add(at, item) {
      const step = Math.max(next, Math.ceil((at - startsAt) / stepMs));
      const due = steps.get(step) ?? [];
      if (due.length === 0) steps.set(step, due);
      due.push({ at: Math.max(Math.round(at), endOf(step - 1)), item });
      size += 1;
    },
    takeStep() {
      const due = steps.get(next) ?? [];
      steps.delete(next);
      size -= due.length;
      next += 1;
      return { until: endOf(next - 1), due: due.sort((left, right) => left.at - right.at) };
    },
  };
}
