import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { planBulk } from '#app/commands/plan-bulk.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { approvalsPage, BulkPost } from '#app/server/office/bulk-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.manager_bulk_approvals(), data?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return { ...(await approvalsPage(actor)), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: BulkPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await planBulk(actor, 'payments', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/bulk/${verdict.bulk}`)
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form, await forStaff(actor))
}

/** All payments that wait for the other person, to approve with one press. */
export default function Approvals() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { item: firstError(answer?.form, 'item', { empty: m.manager_bulk_choose() }) }
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack db-column">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.manager_bulk_approvals()}</h1>
        {page.planned > 0 && <Notice tone="calm" title={plannedWords(page.planned)} />}
        {page.rows.length === 0 ? (
          <Empty title={m.manager_bulk_approvals_none()}>{m.manager_bulk_approvals_none_text()}</Empty>
        ) : (
          <>
            <Lead>{leadWords(page.rows.length, page.total)}</Lead>
            <Form operation={page.operation}>
              <div id="item" className="db-stack-s">
                {page.rows.map(({ id, value, href, preparer, ...row }) => (
                  <div key={id}>
                    {page.may ? (
                      <Checkbox
                        name="item"
                        id={`item-${id}`}
                        value={value}
                        defaultChecked
                        label={m.manager_bulk_tick(row)}
                      />
                    ) : (
                      <p>{m.manager_bulk_tick(row)}</p>
                    )}
                    <p className="db-small db-soft">
                      {m.manager_bulk_prepared({ name: preparer })} ·{' '}
                      <Link href={href}>
                        {m.manager_bulk_one()}
                        <span className="db-vh">: {row.title}</span>
                      </Link>
                    </p>
                  </div>
                ))}
              </div>
              {page.may && (
                <>
                  <p>
                    {m.manager_bulk_mail_payments()} {m.manager_bulk_plan_text()}
                  </p>
                  <Buttons>
                    <Button>{m.manager_bulk_plan()}</Button>
                  </Buttons>
                </>
              )}
            </Form>
          </>
        )}
      </div>
    </OfficeShell>
  )
}

function plannedWords(count: number): string {
  return count === 1 ? m.manager_bulk_planned_one() : m.manager_bulk_planned({ count: String(count) })
}

function leadWords(count: number, amount: string): string {
  if (count === 1) return m.manager_bulk_approvals_lead_one({ amount })
  return m.manager_bulk_approvals_lead({ count: String(count), amount })
}
