/** Somebody who filled in with or for a group, and where they work. */
export type Helper = { name: string; organisation: string | null }

/** Everybody who helped, each once: those who take part as a helper, and whom the writers name themselves. */
export function helpersOf(members: readonly Helper[], named: Helper | null): Helper[] {
  const known = new Set(members.map(({ name }) => plain(name)))
  return named && named.name.trim() !== '' && !known.has(plain(named.name))
    ? [...members, named]
    : [...members]
}

function plain(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
