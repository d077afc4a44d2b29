/** Where a request came for, as a browser shows it: with its query, and not as the data of the page. */
export function hereOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `${pathname.replace(/\.data$/, '')}${search}`
}

/** A path of this site to return to, or null: never another host, never a protocol-relative address. */
export function safeBack(path: string | null): string | null {
  if (!path?.startsWith('/') || path.startsWith('//') || path.includes('\\')) return null
  const url = new URL(path, 'http://here.invalid')
  return url.host === 'here.invalid' ? `${url.pathname}${url.search}` : null
}

/** Where somebody starts who has nothing to return to. */
export function homeOf(roles: readonly string[]): string {
  if (roles.some((role) => ['manager', 'approver', 'auditor'].includes(role))) return '/manager'
  if (roles.some((role) => ['reviewer', 'chair'].includes(role))) return '/reviewer'
  return roles.includes('administrator') ? '/admin' : '/applicant'
}
