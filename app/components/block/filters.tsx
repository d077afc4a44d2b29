import { m } from '#app/i18n/paraglide/messages.js'

export type Filter = { key: string; label: string; href: string; current?: boolean }

/** Choices of what a list shows: plain links, the current one is bold. `label` says what is chosen, "Toon:" by itself. */
export function Filters({ filters, label = m.components_show() }: { filters: Filter[]; label?: string }) {
  return (
    <p className="db-filters">
      <span className="db-soft">{label}</span>
      {filters.map(({ key, label, href, current }) => (
        <a key={key} href={href} aria-current={current ? 'true' : undefined}>
          {label}
        </a>
      ))}
    </p>
  )
}
