import type { FormEventHandler, ReactNode } from 'react'
import { classes } from '../classes.ts'

type FormProps = {
  /** Where it posts; without it to the page itself. */
  action?: string
  method?: 'post' | 'get'
  /** Conform's `form.id`. */
  id?: string
  /** The id of this one act: a second post of it answers what the first one did. Every form with effect has it. */
  operation?: string
  /** Other values that travel along. */
  hidden?: Record<string, string>
  encType?: 'multipart/form-data'
  /** `card` stands apart (signing, scoring) · `inline` is one button in a row or a note · `search` chooses what a list shows · `find` is one box with its button. */
  look?: 'page' | 'card' | 'inline' | 'search' | 'find'
  label?: string
  /** Conform's handler: rows then change without a round trip. */
  onSubmit?: FormEventHandler<HTMLFormElement>
  children: ReactNode
}

const looks = {
  page: 'db-form',
  card: 'db-card db-form db-form--score',
  inline: 'db-form-inline',
  search: 'db-search',
  find: 'db-find',
} as const

/** A plain form: it works without JavaScript, the server checks it, and nothing typed is lost. */
export function Form({
  look = 'page',
  operation,
  hidden = {},
  method = 'post',
  label,
  children,
  ...rest
}: FormProps) {
  return (
    <form method={method} noValidate className={classes(looks[look])} aria-label={label} {...rest}>
      {operation && <input type="hidden" name="operation" value={operation} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}
