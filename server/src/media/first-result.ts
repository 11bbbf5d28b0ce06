/** The work of this key, done once however many ask; what failed may be tried again. */
export function firstResult<Key, Result>(
  results: Map<Key, Promise<Result>>,
  key: Key,
  work: () => Promise<Result>,
): Promise<Result> {
  const known = results.get(key);
  if (known !== undefined) return known;
  const result = work().catch((error: unknown) => {
    if (results.get(key) === result) results.delete(key);
    throw error;
  });
  results.set(key, result);
  return result;
}
