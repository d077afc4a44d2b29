import type { ReactNode } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { type AdminAnswer, fieldsOf } from '../admin/admin-edit.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { Checkbox, RadioGroup } from '../form/choices.tsx'
import { DateField } from '../form/date-field.tsx'
import { Form } from '../form/form.tsx'
import { MoneyField } from '../form/money-field.tsx'
import { NumberField } from '../form/number-field.tsx'
import { SelectField } from '../form/select-field.tsx'
import { TextField } from '../form/text-field.tsx'
import { Link } from '../link.tsx'

export const roundFieldNames = [
  'name',
  'track',
  'pot',
  'opensOn',
  'closesOn',
  'decideBy',
  'ceilingCents',
  'minCents',
  'maxCents',
  'twoSignaturesAboveCents',
  'reviewersPerProposal',
  'decisionWeeks',
] as const
type Name = (typeof roundFieldNames)[number]

type RoundFormProps = {
  page: {
    fields: Record<Name, string> & { isTest: boolean }
    pots: { value: string; label: string }[]
    tracks: { value: string; label: string; hint: string }[]
    /** Of a new round: the track that its amounts are for, and where a round of the other one begins. */
    chosen?: { track: string; other: { href: string; label: string } }
    /** How many weeks the fund takes to decide unless a round says otherwise. */
    usualWeeks: number
    seen: string
    operation: string
  }
  /** The fields that may still change; null for all of them. */
  open?: readonly string[] | null
  answer: AdminAnswer
}

/** A round: who may apply for how much, from when until when. What is fixed travels along and is not shown. */
export function RoundForm({ page, open = null, answer }: RoundFormProps) {
  const field = fieldsOf<Name>(answer, page.fields)
  const may = (name: Name) => open === null || open.includes(name)
  const isFixed = (name: Name) => !may(name) || (name === 'track' && page.chosen !== undefined)
  const fixed = Object.fromEntries(roundFieldNames.filter(isFixed).map((name) => [name, page.fields[name]]))
  const test: Record<string, string> = open !== null && page.fields.isTest ? { isTest: 'on' } : {}
  const ask = (name: Name, control: (name: Name) => ReactNode) => (may(name) ? control(name) : null)
  const typed = answer?.form?.initialValue
  return (
    <Form operation={page.operation} hidden={{ seen: page.seen, ...fixed, ...test }}>
      {open !== null && <p className="db-soft">{m.setup_round_frozen()}</p>}
      {ask('name', (name) => (
        <TextField {...field(name)} label={m.setup_round_name()} hint={m.setup_round_name_hint()} />
      ))}
      {page.chosen ? (
        <ChosenTrack {...page.chosen} />
      ) : (
        ask('track', (name) => (
          <RadioGroup {...field(name)} label={m.setup_round_track()} choices={page.tracks} />
        ))
      )}
      {ask('pot', (name) => (
        <SelectField {...field(name)} label={m.setup_round_pot()} options={page.pots} />
      ))}
      {ask('opensOn', (name) => (
        <DateField {...field(name)} label={m.setup_round_opens()} />
      ))}
      {ask('closesOn', (name) => (
        <DateField {...field(name)} label={m.setup_round_closes()} />
      ))}
      {ask('decideBy', (name) => (
        <DateField {...field(name)} label={m.setup_round_decides()} />
      ))}
      {ask('ceilingCents', (name) => (
        <MoneyField {...field(name)} label={m.setup_round_ceiling()} hint={m.setup_round_ceiling_hint()} />
      ))}
      {ask('minCents', (name) => (
        <MoneyField {...field(name)} label={m.setup_round_min()} />
      ))}
      {ask('maxCents', (name) => (
        <MoneyField {...field(name)} label={m.setup_round_max()} />
      ))}
      {ask('twoSignaturesAboveCents', (name) => (
        <MoneyField
          {...field(name)}
          label={m.setup_round_signatures()}
          hint={m.setup_effect_two_signatures_above_cents()}
        />
      ))}
      {ask('reviewersPerProposal', (name) => (
        <NumberField {...field(name)} label={m.setup_round_readers()} />
      ))}
      {ask('decisionWeeks', (name) => (
        <NumberField
          {...field(name)}
          label={m.setup_round_weeks()}
          hint={m.setup_round_weeks_hint({ weeks: String(page.usualWeeks) })}
          optional
        />
      ))}
      {open === null && (
        <Checkbox
          name="isTest"
          label={m.setup_round_test()}
          hint={m.setup_round_test_hint()}
          defaultChecked={typed ? typed.isTest === 'on' : page.fields.isTest}
        />
      )}
      <Buttons>
        <Button>{m.setup_save()}</Button>
      </Buttons>
    </Form>
  )
}

/** The track of a new round, which its amounts come with; another track begins with its own. */
function ChosenTrack({ track, other }: NonNullable<RoundFormProps['page']['chosen']>) {
  return (
    <div>
      <p>
        {m.setup_round_track()}: <strong>{track}</strong>
      </p>
      <p>
        <Link href={other.href}>{m.setup_round_other_track({ track: other.label })}</Link>
      </p>
    </div>
  )
}
