import { type ReactNode, useState } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { classes } from '../classes.ts'
import { FieldFrame } from './field-frame.tsx'
import type { FieldSource, FieldWords } from './field-source.ts'
import { useField } from './live-errors.ts'

export type TextAreaProps = FieldSource &
  FieldWords & {
    rows?: number
    /** About how many words; said below with how many there are now. Never a hard stop. */
    words?: number
    /** Lower: for one sentence. */
    small?: boolean
    /** At the end of the line below: "Bewaard om 14.32 uur". */
    saved?: ReactNode
  }

/** More lines of text, with a soft limit in words. */
export function TextArea(props: TextAreaProps) {
  const field = useField(props)
  const [typed, setTyped] = useState(field.value)
  const { rows, words, small, saved } = props
  const belowId = words ? `${field.id}-words` : undefined
  const described = [field.control['aria-describedby'], belowId].filter(Boolean).join(' ') || undefined
  const below = (words || saved) && (
    <div className="db-below">
      {words && (
        <span id={belowId}>
          {m.components_words({ limit: String(words), count: String(countWords(typed)) })}
        </span>
      )}
      {saved}
    </div>
  )
  return (
    <FieldFrame {...props} field={field} below={below}>
      <textarea
        {...field.control}
        aria-describedby={described}
        className={classes(
          'utrecht-textarea utrecht-textarea--html-textarea db-input',
          small && 'db-input--s',
        )}
        rows={rows ?? (small ? 3 : 7)}
        defaultValue={field.value}
        onInput={words ? ({ currentTarget }) => setTyped(currentTarget.value) : undefined}
      />
    </FieldFrame>
  )
}

/** Words as a person counts them: what stands between spaces. */
export function countWords(text = ''): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/u).length
}
