import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { classes } from '../classes.ts'
import { Knot } from '../state/knot.tsx'
import type { Field, FieldWords } from './field-source.ts'

type FrameProps = FieldWords & { field: Field; below?: ReactNode; children: ReactNode }

/** Label, hint, error and control of one control, in that order. */
export function FieldFrame({ field, label, hint, optional, heading, over, below, children }: FrameProps) {
  const question = (
    <label htmlFor={field.id} className="utrecht-form-label">
      {label}
      {optional && <Optional />}
    </label>
  )
  return (
    <div className={classes('utrecht-form-field db-field', field.errorId && 'utrecht-form-field--invalid')}>
      {over && <p className="db-over">{over}</p>}
      {heading ? <Question level={heading}>{question}</Question> : question}
      <Hint id={field.hintId} body={heading !== undefined}>
        {hint}
      </Hint>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      {children}
      {below}
    </div>
  )
}

type GroupProps = FieldWords & { field: Field; children: ReactNode }

/** The same for a group of controls: a fieldset, whose legend is the question. */
export function GroupFrame({ field, label, hint, optional, heading, over, children }: GroupProps) {
  return (
    <fieldset
      className={classes(
        'utrecht-form-fieldset utrecht-form-fieldset--html-fieldset db-field',
        field.errorId && 'utrecht-form-fieldset--invalid',
      )}
      aria-describedby={field.control['aria-describedby']}
    >
      <legend className="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
        {over && <span className="db-over">{over}</span>}
        {heading ? <Question level={heading}>{label}</Question> : label}
        {optional && <Optional />}
      </legend>
      <Hint id={field.hintId} body={heading !== undefined}>
        {hint}
      </Hint>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      {children}
    </fieldset>
  )
}

/** The error of a field: the diamond and the sentence. */
export function FieldError({ id, children }: { id: string | undefined; children: ReactNode }) {
  if (!children) return null
  return (
    <p className="utrecht-form-field-error-message db-error" id={id}>
      <Knot shape="diamond" />
      <span>
        <span className="db-vh">{m.components_error_prefix()}</span>
        {children}
      </span>
    </p>
  )
}

function Hint({ id, body, children }: { id: string | undefined; body: boolean; children: ReactNode }) {
  if (!children) return null
  return (
    <p className={classes('utrecht-form-field-description db-hint', body && 'db-hint--body')} id={id}>
      {children}
    </p>
  )
}

function Question({ level, children }: { level: 1 | 2; children: ReactNode }) {
  const Tag = `h${level}` as const
  return <Tag className="utrecht-heading-1">{children}</Tag>
}

/** Said after a label: it may stay empty. */
export function Optional() {
  return <span className="db-optional"> {m.components_optional()}</span>
}
