import { m } from '#app/i18n/paraglide/messages.js'

type ListFilesProps = {
  list:
    | 'proposals'
    | 'grants'
    | 'loans'
    | 'complaints'
    | 'lessons'
    | 'contributions'
    | 'allowances'
    | 'past'
    | 'tranches'
    | 'calls'
    | 'rounds'
    | 'openings'
    | 'people'
    | 'jobs'
  /** What the list is set to, as in its address. */
  query?: string
}

/** The list above as a file: with what it is set to, all pages of it. */
export function ListFiles({ list, query = '' }: ListFilesProps) {
  const path = `/manager/lists/${list}`
  const asked = query ? `?${query}` : ''
  return (
    <p className="db-small">
      {m.lists_save()} <a href={`${path}/xlsx${asked}`}>{m.lists_excel()}</a> ·{' '}
      <a href={`${path}/csv${asked}`}>{m.lists_csv()}</a>
    </p>
  )
}
