import { m } from '#app/i18n/paraglide/messages.js'

type File = { type: string; about: typeof m.open_file_grants; mayBeAbsent?: boolean }

/** Every file of open data by its name: its type, what is in it, and whether it is absent while there is no grant. */
export const openFiles = {
  'grants.csv': { type: 'text/csv; charset=utf-8', about: m.open_file_grants },
  '360giving.json': {
    type: 'application/json; charset=utf-8',
    about: m.open_file_three_sixty,
    mayBeAbsent: true,
  },
  'iati.xml': { type: 'application/xml; charset=utf-8', about: m.open_file_iati },
  'cids.jsonld': { type: 'application/ld+json; charset=utf-8', about: m.open_file_cids },
  'deadlines.ics': { type: 'text/calendar; charset=utf-8', about: m.open_file_deadlines },
  'awards.rss': { type: 'application/rss+xml; charset=utf-8', about: m.open_file_awards },
  'openapi.json': { type: 'application/json; charset=utf-8', about: m.open_file_openapi },
} as const satisfies Record<string, File>
export type OpenFileName = keyof typeof openFiles

export const openFileNames = Object.keys(openFiles) as OpenFileName[]

export function isOpenFile(name: string | undefined): name is OpenFileName {
  return name !== undefined && Object.hasOwn(openFiles, name)
}
