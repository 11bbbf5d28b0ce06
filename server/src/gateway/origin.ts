/**
 * Whether a browser on a foreign page sent this. A request without an Origin is not from a page's script: a native client
 * or a same-origin GET. Cookies are SameSite=Lax besides.
 */
export function isForeignOrigin(
  headers: { origin?: string | undefined; host?: string | undefined },
  publicOrigin: string | null,
): boolean {
  if (headers.origin === undefined) return false;
  if (headers.origin === publicOrigin) return false;
  try {
    return new URL(headers.origin).host !== headers.host;
  } catch {
    return true;
  }
}
