import { fileAccept } from '#app/domain/proposal/file.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { FieldFrame } from '../form/field-frame.tsx'
import { fieldOf } from '../form/field-source.ts'
import { Form } from '../form/form.tsx'
import { TextField } from '../form/text-field.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'

type Paper = { id: string; text: string; scan: string; state: string; check: string | null }
type PaperFormProps = {
  operation: string
  termsVersion: string
  people: { value: string; label: string; capacity: string }[]
  problems: Partial<Record<string, string>>
  typed: Record<'signatory' | 'capacity' | 'signedOn', string> | null
}

/** The signatures on paper that were recorded, each with its scan and where it stands. */
export function PaperList({ papers }: { papers: Paper[] }) {
  if (papers.length === 0) return null
  return (
    <Section id="papers" title={m.agreement_paper_recorded()}>
      <ul className="db-list">
        {papers.map(({ id, text, scan, state, check }) => (
          <li key={id}>
            {text} · {state} · <Link href={scan}>{m.agreement_paper_open_scan()}</Link>
            {check && (
              <>
                {' '}
                · <Link href={check}>{m.agreement_paper_check()}</Link>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What to do about each field, by its name. */
const sayEmpty = {
  signatory: m.agreement_paper_who_empty,
  capacity: m.agreement_paper_capacity_empty,
  signedOn: m.agreement_paper_day_empty,
}

/** Who signed, in which role, on which day, and the scan that shows it. */
export function PaperForm({ operation, termsVersion, people, problems, typed }: PaperFormProps) {
  const [first] = people
  const error = (name: keyof typeof sayEmpty) => (problems[name] ? sayEmpty[name]() : undefined)
  const scanError = problems.scan ? m.agreement_paper_no_scan() : undefined
  const words = { label: m.agreement_paper_scan(), hint: m.agreement_paper_scan_hint(), error: scanError }
  const scan = fieldOf({ name: 'scan', ...words })
  const names = ['signatory', 'capacity', 'signedOn'] as const
  const found = [
    ...names.flatMap((id) => (problems[id] ? [{ id, text: sayEmpty[id]() }] : [])),
    ...(scanError ? [{ id: scan.id, text: scanError }] : []),
    ...(problems.form ? [{ text: m.together_form_wrong() }] : []),
  ]
  return (
    <>
      <ErrorSummary problems={found} />
      <Form operation={operation} hidden={{ termsVersion }} encType="multipart/form-data">
        <RadioGroup
          name="signatory"
          label={m.agreement_paper_who()}
          choices={people}
          defaultValue={typed ? typed.signatory : people.length === 1 ? first?.value : ''}
          error={error('signatory')}
        />
        <TextField
          name="capacity"
          label={m.agreement_paper_capacity()}
          defaultValue={typed ? typed.capacity : people.length === 1 ? first?.capacity : ''}
          error={error('capacity')}
        />
        <DateField
          name="signedOn"
          label={m.agreement_paper_day()}
          defaultValue={typed?.signedOn ?? ''}
          error={error('signedOn')}
        />
        <FieldFrame {...words} field={scan}>
          <input {...scan.control} type="file" accept={fileAccept} className="db-file__choose" />
        </FieldFrame>
        <Buttons>
          <Button>{m.agreement_paper_record()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
