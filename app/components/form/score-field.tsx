import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { FieldError } from './field-frame.tsx'
import { type FieldSource, fieldOf } from './field-source.ts'

type ScoreFieldProps = FieldSource & {
  legend: ReactNode
  error?: ReactNode
  /** The written anchors of one to five; an anchor left out says "tussen 1 en 3". */
  anchors: Partial<Record<1 | 2 | 3 | 4 | 5, ReactNode>>
  /** The value and the words of "cannot judge"; never a number. */
  cannot?: { value: string; label: ReactNode }
}

const scores = [1, 2, 3, 4, 5] as const

/** The score of one V: five numbers against written anchors, and "Dit kan ik niet beoordelen". */
export function ScoreField({ legend, anchors, cannot, ...source }: ScoreFieldProps) {
  const field = fieldOf(source)
  const { id, name } = field.control
  return (
    <fieldset aria-describedby={field.errorId}>
      <legend className="db-label">{legend}</legend>
      <FieldError id={field.errorId}>{field.error}</FieldError>
      <div className="db-scores">
        {scores.map((score) => (
          <label key={score} className="db-score">
            <input
              type="radio"
              id={score === 1 ? id : `${id}-${score}`}
              name={name}
              value={score}
              data-n={score}
              defaultChecked={field.values.includes(String(score))}
            />
            <span className={anchors[score] ? undefined : 'soft'}>
              <span className="db-vh">{score}: </span>
              {anchors[score] ??
                m.components_score_between({ low: String(score - 1), high: String(score + 1) })}
            </span>
          </label>
        ))}
      </div>
      {cannot && (
        <label className="db-choice db-cannot">
          <input
            type="radio"
            name={name}
            value={cannot.value}
            className="utrecht-radio-button utrecht-radio-button--html-input"
            defaultChecked={field.values.includes(cannot.value)}
          />
          <span>{cannot.label}</span>
        </label>
      )}
    </fieldset>
  )
}
