import { m } from '#app/i18n/paraglide/messages.js'

/** The name under which only a robot answers. */
export const trapName = 'website'

/** A field that people do not see, hear or reach: what is filled in here comes from a robot. */
export function TrapField() {
  return (
    <div className="db-trap" aria-hidden="true">
      <label htmlFor={trapName}>{m.components_trap()}</label>
      <input id={trapName} name={trapName} type="text" tabIndex={-1} autoComplete="off" />
    </div>
  )
}
