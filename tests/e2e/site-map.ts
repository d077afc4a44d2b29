import siteMap from '#app/routes.ts'

/** The routes of the site with the pattern of their URL. */
export const patterns = siteMap.map(({ file, path = '' }) => ({ id: file, path: `/${path}` }))

/** The route that answers a path: the one with the fewest names filled in. */
export function routeOf(pathname: string): string | null {
  const matching = patterns.filter(({ path }) => matches(path, pathname))
  matching.sort((one, other) => parameters(one.path) - parameters(other.path))
  return matching[0]?.path ?? null
}

/** The values of `:names` in paths that were met, by name. */
export function valuesIn(paths: Iterable<string>): Map<string, Set<string>> {
  const values = new Map<string, Set<string>>()
  for (const pathname of paths) {
    const pattern = routeOf(pathname)?.split('/') ?? []
    pathname.split('/').forEach((part, at) => {
      const name = pattern[at]
      if (name?.startsWith(':')) values.set(name, (values.get(name) ?? new Set()).add(part))
    })
  }
  return values
}

/** Every path that a pattern makes of known values. */
export function filled(pattern: string, values: Map<string, Set<string>>): string[] {
  return pattern.split('/').reduce<string[]>(
    (paths, part) => {
      const choices = part.startsWith(':') ? [...(values.get(part) ?? [])] : [part]
      return paths.flatMap((path) =>
        choices.map((choice) => (path === '' && part === '' ? '' : `${path}/${choice}`)),
      )
    },
    [''],
  )
}

function matches(pattern: string, pathname: string): boolean {
  const [wanted, given] = [pattern.split('/'), pathname.split('/')]
  return (
    wanted.length === given.length && wanted.every((part, at) => part.startsWith(':') || part === given[at])
  )
}

function parameters(pattern: string): number {
  return pattern.split(':').length
}
