import { boardQueryOf, boardSearch } from './grant/board-query.ts'

/** The lists of the office of which one keeps what they are set to. */
export const viewPages = [
  'tranches',
  'desk',
  'search',
  'proposals',
  'grants',
  'complaints',
  'ledger',
] as const
export type ViewPage = (typeof viewPages)[number]

/** What each list can be set to, in the order in which its address says it. */
const settings: Record<Exclude<ViewPage, 'tranches'>, readonly string[]> = {
  desk: ['sort', 'who', 'place', 'initiative', 'before'],
  search: ['q', 'kind'],
  proposals: ['words', 'round', 'pillar', 'place', 'show'],
  grants: ['state', 'place', 'contact'],
  complaints: ['state'],
  ledger: ['grant', 'show', 'pot', 'weighs', 'from', 'to', 'known'],
}

const longest = 200

/** What an address sets a list to, always said in one way: what is no setting of it, or empty, is left out. */
export function viewSearch(page: ViewPage, params: URLSearchParams): string {
  if (page === 'tranches') return boardSearch(boardQueryOf(params))
  const said = settings[page].flatMap((name) => {
    const value = (params.get(name) ?? '').trim().slice(0, longest)
    return value ? [[name, value]] : []
  })
  return new URLSearchParams(said).toString()
}
