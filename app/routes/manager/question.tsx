import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { returnProposal } from '#app/commands/return-proposal.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { ProposalHead } from '#app/components/office/proposal-head.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { addDays, dayOf, parseDay } from '#app/domain/calendar.ts'
import { type SectionKey, sectionKeys } from '#app/domain/proposal/schema.ts'
import { formOf } from '#app/domain/proposal/sections.ts'
import { sectionWords } from '#app/i18n/form-words.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { handledProposal } from '#app/server/office/proposal-guard.server.ts'
import { headOf } from '#app/server/office/proposal-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.manager_panel_question_title()} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

const sections = sectionKeys as [SectionKey, ...SectionKey[]]
/** Days that an applicant gets to answer, unless the manager chooses another day. */
const daysToAnswer = 14

const QuestionPost = z.strictObject({
  operation: z.uuid(),
  section: z.enum(sections, { error: 'empty' }),
  text: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(2_000, { error: 'tooLong' }),
  dueOn: z.string({ error: 'wrong' }).transform((typed, ctx) => {
    const day = parseDay(typed)
    if (day) return day
    ctx.issues.push({ code: 'custom', message: 'wrong', input: typed })
    return z.NEVER
  }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const { proposal } = await handledProposal(actor, params.proposalId)
  return {
    head: headOf(proposal),
    sections: formOf(proposal.track, proposal.formVersion, proposal.extra).sections.map(({ key }) => ({
      value: key,
      label: sectionWords(key, currentLocale()).title,
    })),
    dueOn: addDays(dayOf(clock(request)), daysToAnswer),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: QuestionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const proposal = params.proposalId ?? ''
  const verdict = await returnProposal(actor, proposal, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/proposals/${proposal}`)
    : refused(verdict, form, await forStaff(actor))
}

export default function AskQuestion() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    section: firstError(answer?.form, 'section', { empty: m.manager_panel_question_section_empty() }),
    text: firstError(answer?.form, 'text', {
      empty: m.manager_panel_question_empty(),
      tooLong: m.reviewer_text_too_long(),
    }),
    dueOn: firstError(answer?.form, 'dueOn', { wrong: m.manager_panel_day_wrong() }),
  }
  return (
    <OfficeShell current="/manager/proposals">
      <Link href={`/manager/proposals/${page.head.id}`} look="back">
        ‹ {page.head.title}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <ProposalHead {...page.head} />
        <h2>{m.manager_panel_question_title()}</h2>
        <p>{m.manager_panel_question_intro()}</p>
        <Form operation={page.operation}>
          <SelectField
            name="section"
            label={m.manager_panel_question_section()}
            options={page.sections}
            defaultValue={typedText(answer?.form, 'section')}
            error={errors.section}
          />
          <TextArea
            name="text"
            label={m.manager_panel_question_text()}
            hint={m.manager_panel_question_hint()}
            defaultValue={typedText(answer?.form, 'text')}
            error={errors.text}
          />
          <DateField
            name="dueOn"
            label={m.manager_panel_question_due()}
            defaultValue={typedText(answer?.form, 'dueOn', page.dueOn)}
            error={errors.dueOn}
          />
          <Buttons>
            <Button>{m.manager_panel_question_button()}</Button>
          </Buttons>
        </Form>
      </div>
    </OfficeShell>
  )
}
