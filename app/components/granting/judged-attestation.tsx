import type { SampledResult } from '#app/domain/grant/attestation.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { RadioGroup } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { Section } from '../page/section.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import { AttestationTag } from './attestations.tsx'
import type { CourseAnswer } from './course-answer.ts'
import { GrantFrame } from './grant-frame.tsx'
import { HandedInList } from './handed-in.tsx'

type Sampled = SampledResult & { reason: string | null }
type JudgedAttestationProps = {
  page: {
    head: { name: string; reference: string; path: string }
    back: string
    path: string
    facts: { key: string; label: string; value: string }[]
    attestation: Parameters<typeof HandedInList>[0]['handedIn'][number] & {
      title: string
      state: 'sent' | 'returned' | 'accepted'
      counted: string | null
    }
    judges: boolean
    draws: { size: string; count: string } | null
    sample: Sampled[]
    seed: string | null
    accepts: { counted: string } | null
    operations: { draw: string; find: string; accept: string; return: string }
  }
  answer: CourseAnswer
}

/** What was attested: its sample, drawn and looked at by the manager, who accepts it or asks what is missing. */
export function JudgedAttestation({ page, answer }: JudgedAttestationProps) {
  const error = firstError(answer?.form, 'question', {
    empty: m.course_evidence_question_empty(),
    tooLong: m.course_too_long(),
  })
  const { attestation, operations } = page
  return (
    <GrantFrame head={page.head} back={{ href: page.back, label: m.outcome_title() }}>
      <ErrorSummary problems={problemsIn({ question: error }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <p>
        <AttestationTag state={attestation.state} />
      </p>
      <h1>{attestation.title}</h1>
      <DataList items={page.facts} />
      <HandedInList handedIn={[attestation]} />
      {attestation.counted && (
        <p>
          {m.outcome_counted()}: <strong>{attestation.counted}</strong>
        </p>
      )}
      {page.draws && (
        <Form action={`${page.path}/draw`} operation={operations.draw} look="inline">
          <p>{m.outcome_draw_intro(page.draws)}</p>
          <Buttons>
            <Button>{m.outcome_draw()}</Button>
          </Buttons>
        </Form>
      )}
      {page.sample.length > 0 && <Sample page={page} answer={answer} />}
      {page.accepts && (
        <Form action={`${page.path}/acceptance`} operation={operations.accept} look="inline">
          <p>{m.outcome_accept_intro(page.accepts)}</p>
          <Buttons>
            <Button>{m.outcome_accept()}</Button>
          </Buttons>
        </Form>
      )}
      {page.judges && (
        <Form action={`${page.path}/return`} operation={operations.return}>
          <TextArea
            name="question"
            label={m.outcome_question()}
            error={error}
            defaultValue={typedText(answer?.form, 'question')}
            small
          />
          <Buttons>
            <Button look="second">{m.outcome_return()}</Button>
          </Buttons>
        </Form>
      )}
    </GrantFrame>
  )
}

function Sample({ page, answer }: JudgedAttestationProps) {
  return (
    <Section id="sample" title={m.outcome_sample()}>
      {page.seed && <p className="db-small">{m.outcome_sample_seed({ seed: page.seed })}</p>}
      {page.judges ? (
        <Form action={`${page.path}/findings`} operation={page.operations.find}>
          {page.sample.map((one, at) => (
            <Finding key={one.place} one={one} at={at} answer={answer} />
          ))}
          <Buttons>
            <Button look="second">{m.outcome_found_save()}</Button>
          </Buttons>
        </Form>
      ) : (
        <DataList
          items={page.sample.map(({ place, confirmed, reason }) => ({
            key: String(place),
            label: m.outcome_found({ place: String(place) }),
            value: confirmed
              ? m.outcome_found_yes()
              : [m.outcome_found_no(), reason].filter(Boolean).join(': '),
          }))}
        />
      )}
    </Section>
  )
}

function Finding({
  one: { place, confirmed, reason },
  at,
  answer,
}: { one: Sampled; at: number } & Pick<JudgedAttestationProps, 'answer'>) {
  const name = `findings[${at}]`
  const saved = confirmed === null ? '' : confirmed ? 'yes' : 'no'
  const typed = typedRow(answer, at)
  return (
    <>
      <input type="hidden" name={`${name}.place`} value={place} />
      <RadioGroup
        name={`${name}.found`}
        label={m.outcome_found({ place: String(place) })}
        defaultValue={typedText(typed, 'found', saved)}
        choices={[
          { value: 'yes', label: m.outcome_found_yes() },
          { value: 'no', label: m.outcome_found_no() },
        ]}
      />
      <TextField
        name={`${name}.why`}
        label={m.outcome_found_why({ place: String(place) })}
        defaultValue={typedText(typed, 'why', reason)}
        optional
      />
    </>
  )
}

/** What was typed for one row of a form that came back. */
function typedRow(answer: CourseAnswer, at: number): { initialValue: Record<string, unknown> } | null {
  const rows = answer?.form?.initialValue?.findings
  const row: unknown = Array.isArray(rows) ? rows[at] : null
  return typeof row === 'object' && row !== null ? { initialValue: { ...row } } : null
}
