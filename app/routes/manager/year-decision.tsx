import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { closeYear } from '#app/commands/close-year.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { YearFigures } from '#app/components/books/year-figures.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { StepUpFirst, stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { Link } from '#app/components/link.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { closingPage, yearIn } from '#app/server/books/years-page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.books_year_decide({ year: data.year }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return closingPage(actor, yearIn(params.year), clock(request), currentLocale())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const year = yearIn(params.year)
  if (year === null) throw notFound()
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await closeYear(actor, year, form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/years/${year}`)
  if (verdict.reason.code === 'step-up-needed') return redirect(stepUpPath(`/manager/years/${year}/decision`))
  return refused(verdict, form, await forStaff(actor))
}

/** Closes a year for good: the second of two people. */
export default function YearDecision() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <OfficeShell current="/manager/fund">
      <Link href={page.path} look="back">
        ‹ {m.books_year_title({ year: page.year })}
      </Link>
      <div className="db-stack">
        <h1>{m.books_year_decide({ year: page.year })}</h1>
        <p>{page.state}</p>
        {answer?.refusal ? <Refusal {...answer.refusal} /> : <Deciding page={page} />}
      </div>
      <YearFigures year={page.year} figures={page.figures} />
    </OfficeShell>
  )
}

type Page = Awaited<ReturnType<typeof closingPage>>

function Deciding({ page: { decides, closed, refusal, operation, year, path } }: { page: Page }) {
  if (closed) return null
  if (!decides)
    return (
      <Notice tone="wait" title={m.books_year_waits()}>
        {m.books_year_waits_text()}
      </Notice>
    )
  if (refusal) return <StepUpFirst refusal={refusal} back={`${path}/decision`} />
  return (
    <Form operation={operation} look="inline">
      <p>{m.books_year_decide_text()}</p>
      <Button>{m.books_year_do({ year })}</Button>
    </Form>
  )
}
