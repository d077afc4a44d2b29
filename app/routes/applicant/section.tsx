import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { finishSection } from '#app/commands/finish-section.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AnswerList } from '#app/components/proposal/answer-list.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { BudgetSums } from '#app/components/proposal/budget-sums.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import {
  atSection,
  finishForm,
  finishProblems,
  sectionElsewhere,
  sectionPage,
} from '#app/server/applying/section-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? titleWithError(page.title, page.failed) : '' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await atSection(applicant, params)
  const other = isShownAgain(context) ? null : sectionElsewhere(here)
  if (other) throw other
  return { ...sectionPage(here, randomUUID(), clock(request)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const here = await atSection(applicant, params)
  const form = readForm(await request.formData(), finishForm)
  if (form.status !== 'success') {
    formWasWrong(context)
    return finishProblems(form)
  }
  const verdict = await finishSection(applicant, here.proposal.id, here.section, form.value, clock(request))
  if (verdict.ok) return redirect(proposalPath(here.proposal.id))
  formWasRefused(context)
  return refusedHere(applicant, verdict, form)
}

/** The end of a section: everything in it once more, and the question whether it is ready. */
export default function Section() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const wrong = answer?.form?.error ?? {}
  const problems = Object.entries(wrong).map(([name, texts]) => ({
    id: name || undefined,
    text: texts?.[0] ?? '',
  }))
  return (
    <ApplyingShell strip={page.strip} back={{ href: page.path, label: m.applicant_apply_back_to_list() }}>
      <div className="db-stack">
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <ErrorSummary problems={problems} />
        <h1>{page.title}</h1>
        <Lead>{page.intro}</Lead>
        <AnswerList items={page.items} />
        {page.totals && <BudgetSums totals={page.totals} />}
        {page.open.length > 0 ? (
          <Notice
            tone="calm"
            title={m.applicant_apply_open_title()}
            action={
              <ButtonLink href={page.open[0]?.href ?? page.path}>{m.applicant_apply_go_on()}</ButtonLink>
            }
          >
            <ul className="db-list">
              {page.open.map(({ href, title }) => (
                <li key={href}>
                  <Link href={href}>{title}</Link>
                </li>
              ))}
            </ul>
          </Notice>
        ) : (
          <Form operation={page.operation} hidden={{ version: String(page.version) }}>
            <RadioGroup
              name="done"
              label={page.words.label}
              error={wrong.done?.[0]}
              defaultValue={page.done}
              choices={[
                { value: 'yes', label: page.words.yes },
                { value: 'no', label: page.words.no },
              ]}
            />
            <Buttons>
              <Button>{page.words.save}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </ApplyingShell>
  )
}
