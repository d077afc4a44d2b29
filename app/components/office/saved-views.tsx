import { m } from '#app/i18n/paraglide/messages.js'
import { Filters } from '../block/filters.tsx'
import { Link } from '../link.tsx'

type SavedViewsProps = {
  views: { key: string; name: string; href: string; by: string | null; current: boolean }[]
  /** Where what the list is set to is kept; null for who only looks on. */
  keep: string | null
}

/** What was kept of a list, each under its name. */
export function SavedViews({ views, keep }: SavedViewsProps) {
  if (views.length === 0 && !keep) return null
  const filters = views.map(({ name, by, ...view }) => ({
    ...view,
    label: by === null ? name : m.manager_tranche_view_by({ name, by }),
  }))
  return (
    <div className="db-row db-row--between">
      {filters.length > 0 && <Filters label={m.manager_tranche_views()} filters={filters} />}
      {keep && <Link href={keep}>{m.manager_tranche_view_keep()}</Link>}
    </div>
  )
}
