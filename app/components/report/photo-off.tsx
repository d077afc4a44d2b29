import type { PhotoStand } from '#app/domain/results/photo.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import type { CourseAnswer } from '../granting/course-answer.ts'
import { Link } from '../link.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import { Photos } from './photos.tsx'

type PhotoOffProps = {
  page: {
    file: string
    shows: string
    who: string
    stand: PhotoStand
    href: string
    back: { href: string; label: string }
    operation: string
  }
  answer: CourseAnswer
  /** The fund says why in words, and the initiative hears it. */
  fund: boolean
}

/** Takes one photo of a report from public: what happens then, and why it is done. */
export function PhotoOff({ page, answer, fund }: PhotoOffProps) {
  const errors = {
    why: firstError(answer?.form, 'why', { empty: m.reporting_photo_off_error_why() }),
    reason: firstError(answer?.form, 'reason', {
      empty: m.reporting_photo_off_error_reason(),
      tooLong: m.results_report_error_too_long(),
    }),
  }
  return (
    <div className="db-stack">
      <Link href={page.back.href} look="back">
        ‹ {page.back.label}
      </Link>
      <ErrorSummary problems={problemsIn(errors, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.reporting_photo_off_title()}</h1>
      {page.stand === 'gone' ? (
        <p>{m.reporting_photo_off_gone()}</p>
      ) : (
        <>
          <Photos photos={[page]} />
          <h2 className="db-h3">{m.reporting_photo_off_follows()}</h2>
          <ul className="db-list">
            <li>{m.reporting_photo_off_public()}</li>
            <li>{m.reporting_photo_off_kept()}</li>
            <li>{m.reporting_photo_off_editions()}</li>
            {fund && <li>{m.reporting_photo_off_told()}</li>}
          </ul>
          <Form operation={page.operation}>
            <RadioGroup
              name="why"
              label={m.reporting_photo_off_why()}
              error={errors.why}
              defaultValue={typedText(answer?.form, 'why')}
              choices={[
                {
                  value: 'consent-withdrawn',
                  label: m.reporting_photo_off_consent(),
                  hint: m.reporting_photo_off_consent_hint(),
                },
                ...(page.stand === 'kept' ? [{ value: 'other', label: m.reporting_photo_off_other() }] : []),
              ]}
            />
            <TextArea
              name="reason"
              label={m.reporting_photo_off_reason()}
              hint={m.reporting_photo_off_reason_hint()}
              error={errors.reason}
              defaultValue={typedText(answer?.form, 'reason')}
              optional={!fund}
              small
            />
            <Buttons>
              <Button>{m.reporting_photo_off_do()}</Button>
            </Buttons>
          </Form>
        </>
      )}
    </div>
  )
}
