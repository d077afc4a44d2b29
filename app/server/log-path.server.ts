const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** A path as it may be logged: without its query, and without the segments that may be secrets. */
export function pathForLog(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? ''
  if (path.startsWith('/r/')) return '/r/…'
  return path
    .slice(0, 300)
    .split('/')
    .map((segment) => (segment.length > 20 && !uuid.test(segment) && !isWords(segment) ? '…' : segment))
    .join('/')
}

/** Words with hyphens and a suffix: a slug or the name of a file that everybody may see. */
function isWords(segment: string): boolean {
  return /^[a-z]{1,20}(-[a-z0-9]{1,15})*(\.[a-z]{2,5})?$/.test(segment)
}
