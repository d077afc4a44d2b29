import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox } from '../form/choices.tsx'
import { CodeField } from '../form/code-field.tsx'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextField } from '../form/text-field.tsx'
import { Columns } from '../page/columns.tsx'
import { Heading } from '../page/heading.tsx'
import { problemsIn, typedText } from '../panel/typed.ts'
import { Signers } from '../state/signers.tsx'

type Reply = Parameters<typeof firstError>[0] & Parameters<typeof typedText>[0]
export type SigningSectionProps = {
  /** Of the grant: the forms post to `/signing-code` and `/signature` below it. */
  path: string
  termsVersion: string
  fileHash: string
  /** "versie 1, 2 maart 2026, kenmerk 7c1e 09ab 44f2". */
  mark: string
  signers: { key: string; name: string; when: string; state: 'signed' | 'turn' | 'later' }[]
  /** They may sign now; the code goes to this address. */
  turn: { asked: boolean; name: string; capacity: string; email: string } | null
  /** When who reads signed it themselves. */
  own: string | null
  /** Nobody has to sign it any more. */
  complete: boolean
  /** Why so many sign, when that needs saying. */
  note?: string
  capacityHint: string
  operation: string
  /** Of the heading over who signs; 2 where the section is the page. */
  level?: 2 | 3
  reply?: Reply
}

/** The place to sign: first the code by mail, then name, role and code; beside it who signs, in order. */
export function SigningSection(props: SigningSectionProps) {
  const { signers, mark, turn, own, complete, level = 3 } = props
  const thread = (
    <>
      <Heading level={level} look={3}>
        {m.documents_agreement_who_signs()}
      </Heading>
      {own && <p>{own}</p>}
      <Signers signers={signers} />
      <p className="db-small db-soft">
        {(complete ? m.documents_agreement_exactly_signed : m.documents_agreement_exactly)({ mark })}
      </p>
    </>
  )
  if (!turn) return thread
  return (
    <Columns kind="even" side={thread}>
      {turn.asked ? <SignatureForm {...props} turn={turn} /> : <CodeForm {...props} turn={turn} />}
    </Columns>
  )
}

function CodeForm({
  path,
  note,
  turn,
}: SigningSectionProps & { turn: NonNullable<SigningSectionProps['turn']> }) {
  return (
    <Form action={`${path}/signing-code`} look="card" label={m.documents_agreement_ask_code()}>
      {note && <p>{note}</p>}
      <p>{m.documents_agreement_code_first({ email: turn.email })}</p>
      <Buttons>
        <Button>{m.documents_agreement_ask_code()}</Button>
      </Buttons>
    </Form>
  )
}

function SignatureForm({
  path,
  termsVersion,
  fileHash,
  turn,
  note,
  capacityHint,
  operation,
  reply,
}: SigningSectionProps & { turn: NonNullable<SigningSectionProps['turn']> }) {
  const errors = signatureErrors(reply)
  return (
    <div className="db-stack">
      <Form
        action={`${path}/signature`}
        look="card"
        label={m.documents_agreement_signing()}
        operation={operation}
        hidden={{ termsVersion, fileHash }}
      >
        <p>{m.documents_agreement_code_sent({ email: turn.email })}</p>
        {note && <p>{note}</p>}
        <TextField
          name="typedName"
          label={m.documents_agreement_name()}
          autoComplete="name"
          defaultValue={typedText(reply, 'typedName', turn.name)}
          error={errors.typedName}
        />
        <TextField
          name="capacity"
          label={m.documents_agreement_capacity()}
          hint={capacityHint}
          defaultValue={typedText(reply, 'capacity', turn.capacity)}
          error={errors.capacity}
        />
        <CodeField
          name="code"
          label={m.documents_agreement_code()}
          hint={m.documents_agreement_code_hint()}
          error={errors.code}
        />
        <Checkbox
          name="agree"
          label={m.documents_agreement_agree()}
          defaultChecked={typedText(reply, 'agree') === 'on'}
          error={errors.agree}
        />
        <Buttons>
          <Button>{m.documents_agreement_sign()}</Button>
        </Buttons>
      </Form>
      <Form action={`${path}/signing-code`} look="inline">
        <Button look="quiet">{m.documents_agreement_new_code()}</Button>
      </Form>
    </div>
  )
}

/** The sentences of what is wrong with the form, by field, in its order. */
export function signatureErrors(reply: Reply) {
  const line = { empty: m.documents_agreement_field_empty(), tooLong: m.documents_agreement_field_long() }
  return {
    typedName: firstError(reply, 'typedName', { ...line, empty: m.documents_agreement_name_empty() }),
    capacity: firstError(reply, 'capacity', { ...line, empty: m.documents_agreement_capacity_empty() }),
    code: firstError(reply, 'code', {
      empty: m.documents_agreement_code_empty(),
      wrong: m.documents_agreement_code_six(),
    }),
    agree: firstError(reply, 'agree', { empty: m.documents_agreement_agree_empty() }),
  }
}

export function signatureProblems(reply: Reply) {
  return problemsIn(signatureErrors(reply))
}
