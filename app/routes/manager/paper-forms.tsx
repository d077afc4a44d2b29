import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { enterPaperForm } from '#app/commands/enter-paper-form.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { PaperForm } from '#app/components/together/paper-form.tsx'
import { addDays, amsterdamInstant, dayOf } from '#app/domain/calendar.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { proposalPath } from '#app/server/applying/question-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PaperPost } from '#app/server/office/paper-post.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { paperForms, roundsForPaper } from '#db/queries/paper-forms.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.together_paper_title(), page?.failed ?? false) },
]

/** Days after the close in which a form that came in time is still typed over. */
const daysAfterClose = 30

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const since = amsterdamInstant(addDays(dayOf(clock(request)), -daysAfterClose), '00:00')
  const [rounds, forms] = [await roundsForPaper(db(), actor.fund, since), await paperForms(db(), actor)]
  return {
    rounds: rounds.map(({ id, name }) => ({ value: id, label: name })),
    forms: forms.map(({ mine, ...form }) => ({ ...form, href: mine ? proposalPath(form.id) : null })),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: PaperPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await enterPaperForm(actor, form.value, clock(request))
  return verdict.ok
    ? redirect(`/manager/paper-forms/${verdict.proposal}/scan`)
    : refused(verdict, form, await forStaff(actor))
}

/** Forms that came in on paper: those that are being typed over, and a new one. */
export default function PaperForms() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/proposals" look="back">
        ‹ {m.manager_panel_proposals_title()}
      </Link>
      <div className="db-stack db-column">
        <h1>{m.together_paper_title()}</h1>
        <Lead>{m.together_paper_lead()}</Lead>
        {page.forms.length > 0 && (
          <Section id="open" title={m.together_paper_open()}>
            <ul className="db-plain">
              {page.forms.map(({ id, title, round, typist, href }) => (
                <li key={id}>
                  {href ? <Link href={href}>{title}</Link> : title}{' '}
                  <small className="db-soft">{`${round}, ${m.together_paper_typed_by({ name: typist })}`}</small>
                  {href && (
                    <small>
                      {' · '}
                      <Link href={`/manager/paper-forms/${id}/scan`}>{m.together_scan_link()}</Link>
                    </small>
                  )}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section id="new" title={m.together_paper_new()}>
          <p>{m.together_paper_after()}</p>
          <PaperForm
            operation={page.operation}
            rounds={page.rounds}
            answer={useActionData<typeof action>()}
          />
        </Section>
      </div>
    </OfficeShell>
  )
}
