/** The newest entries of a table, a fixed number of them: whatever was not used for longest goes. */
export function createBoundedMap<Value>(maxCount: number) {
  const entries = new Map<string, Value>();
  return {
    find(key: string): Value | undefined {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key: string, value: Value): void {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > maxCount) entries.delete(entries.keys().next().value ?? key);
    },
    delete: (key: string) => entries.delete(key),
  };
}
