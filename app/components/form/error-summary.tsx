import { m } from '#app/i18n/paraglide/messages.js'

export type FormProblem = {
  /** The id of the control (of a group: of its first choice). Without it the problem is of the whole form. */
  id?: string
  text: string
}

type ErrorSummaryProps = { problems: FormProblem[]; more?: string }

/** On top of the page: what is the matter, with a link to each field. It has the focus when the page opens. */
export function ErrorSummary({ problems, more }: ErrorSummaryProps) {
  if (problems.length === 0) return null
  return (
    <div
      className="db-summary"
      id="error-summary"
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refused form the summary is what the reader must meet first
      autoFocus
      aria-labelledby="error-title"
    >
      <h2 id="error-title">{m.components_error_title()}</h2>
      <ul>
        {problems.map(({ id, text }) => (
          <li key={`${id} ${text}`}>{id ? <a href={`#${id}`}>{text}</a> : text}</li>
        ))}
      </ul>
      {more && <p>{more}</p>}
    </div>
  )
}

type ConformErrors = {
  id: string
  errors?: string[] | undefined
  allErrors: Record<string, string[] | undefined>
}

/** The problems of a Conform form in the order of its fields; `fields` gives the order, other fields follow. */
export function problemsOf(form: ConformErrors, fields: readonly string[] = []): FormProblem[] {
  const names = Object.keys(form.allErrors).filter((name) => name !== '')
  const rank = (name: string) => {
    const found = fields.findIndex(
      (field) => name === field || name.startsWith(`${field}[`) || name.startsWith(`${field}.`),
    )
    return found < 0 ? fields.length : found
  }
  const sorted = [...names].sort((one, other) => rank(one) - rank(other))
  const whole = (form.errors ?? []).map((text) => ({ text }))
  return [...whole, ...sorted.flatMap((name) => firstOf(form, name))]
}

/** "Fout: …" before the title of a page whose form was refused. */
export function titleWithError(title: string, hasError: boolean): string {
  return hasError ? `${m.components_error_prefix()}${title}` : title
}

function firstOf(form: ConformErrors, name: string): FormProblem[] {
  const text = form.allErrors[name]?.[0]
  return text ? [{ id: `${form.id}-${name}`, text }] : []
}
