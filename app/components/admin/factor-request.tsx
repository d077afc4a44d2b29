import type { ComponentProps } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { DataList } from '../block/data-list.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import { problemsIn } from '../panel/typed.ts'
import { FactorFrame } from './factor-frame.tsx'
import { StepUpRefusal } from './step-up-refusal.tsx'

type Page = {
  name: string
  askedBy: string
  day: string
  reason: string
  may: boolean
  path: string
  operations: { confirm: string; end: string }
}
type Answer = { form: unknown; refusal: ComponentProps<typeof StepUpRefusal>['refusal'] | null } | undefined

/** A request for a new second lock: what the other person reads before they agree, or stop it. */
export function FactorRequest({ page, answer }: { page: Page; answer?: Answer }) {
  return (
    <FactorFrame>
      <ErrorSummary
        problems={answer?.refusal === null ? problemsIn({}, { form: null, refusal: null }) : []}
      />
      <StepUpRefusal refusal={answer?.refusal} back={page.path} />
      <h1>{m.setup_factor_ask_for({ name: page.name })}</h1>
      <DataList
        items={[
          { key: 'by', label: m.setup_factor_asked_by(), value: `${page.askedBy}, ${page.day}` },
          { key: 'why', label: m.setup_factor_reason(), value: page.reason },
        ]}
      />
      <p>{m.setup_factor_means({ name: page.name })}</p>
      {page.may ? (
        <Form action={`${page.path}/confirmation`} operation={page.operations.confirm} look="inline">
          <Buttons>
            <Button look="danger">{m.setup_factor_confirm()}</Button>
          </Buttons>
        </Form>
      ) : (
        <p>{m.setup_factor_other()}</p>
      )}
      <Form action={`${page.path}/ending`} operation={page.operations.end} look="inline">
        <Button look="second">{m.setup_factor_end()}</Button>
      </Form>
    </FactorFrame>
  )
}
