import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'

const path = '/manager/programme'

/** The link at the end of a row to where it is changed; none for who only reads. */
export function editColumn<Row extends { key: string; name: string }>(edits: boolean, folder: string) {
  if (!edits) return []
  return [
    {
      key: 'edit',
      head: m.components_change(),
      action: true,
      cell: ({ key, name }: Row) => (
        <Link href={`${path}/${folder}/${encodeURIComponent(key)}`}>
          {m.components_change()}
          <span className="db-vh">: {name}</span>
        </Link>
      ),
    },
  ]
}

/** The link to a page that adds a row. */
export function Add({ href, what }: { href: string; what: string }) {
  return (
    <Link href={href} look="alone">
      {what}
    </Link>
  )
}
