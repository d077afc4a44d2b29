import { type FormMetadata, useForm } from '@conform-to/react'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveReport } from '#app/commands/save-report.server.ts'
import { Card } from '#app/components/block/card.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, problemsOf, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { PartFields } from '#app/components/report/part-fields.tsx'
import { PartTitle, partTitle } from '#app/components/report/part-title.tsx'
import { ReportShell } from '#app/components/report/report-shell.tsx'
import { ReportSummary } from '#app/components/report/report-summary.tsx'
import type { TypedValues } from '#app/components/report/report-view.ts'
import type { Fields } from '#app/components/report/story-fields.tsx'
import { isChangedSince } from '#app/domain/changed-since.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { reportPath } from '#app/server/reports/overview.server.ts'
import {
  pageAfter,
  partAt,
  partPage,
  readPart,
  withNewRowFilled,
} from '#app/server/reports/part-page.server.ts'
import { receivePart } from '#app/server/reports/receive-part.server.ts'
import { partAgain } from '#app/server/reports/report-errors.server.ts'
import { reportView } from '#app/server/reports/report-view.server.ts'
import { reporting } from '#app/server/reports/reporting.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? titleWithError(`${partTitle(page)} – ${page.strip.title}`, page.failed) : '' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const here = await reporting(actor, params)
  const at = partAt(here, params)
  if (!here.report || (!here.writes && !isShownAgain(context)))
    throw redirect(reportPath(here.grant.id, here.moment.id))
  return { ...partPage(here, at, clock(request), currentLocale()), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const here = await reporting(actor, params)
  const at = partAt(here, params)
  if (!here.report) throw notFound()
  const received = await receivePart(request, actor, here.grant.id, clock(request))
  const form = readPart(here, at, received.form, clock(request))
  if (form.status !== 'success' || received.problem) {
    if (form.status === 'error' || received.problem) formWasWrong(context)
    return partAgain(form, withNewRowFilled, received.problem)
  }
  const { operation, version, later, save } = form.value
  const verdict = await saveReport(
    actor,
    here.grant.id,
    here.moment.id,
    { operation, version, save },
    clock(request),
  )
  const path = reportPath(here.grant.id, here.moment.id)
  if (verdict.ok && received.kept > 0 && !later) return redirect(`${path}/photos`)
  if (verdict.ok) return redirect(later ? path : pageAfter(here, at))
  formWasRefused(context)
  const { data: answer, init } = refused(verdict, form)
  const stale = isChangedSince(verdict.reason)
  const theirs = stale ? reportView(await reporting(actor, params), currentLocale()) : null
  return data({ ...answer, theirs }, stale ? { status: 409 } : (init ?? undefined))
}

/** One part of a report: short enough for a phone, saved at once. */
export default function ReportPartPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm<TypedValues>({
    id: 'report',
    lastResult: answer?.form,
    defaultValue: page.values,
  })
  const theirs = answer?.theirs ?? null
  const seen = theirs ? page.version : (answer?.form?.initialValue?.version ?? page.version)
  return (
    <ReportShell strip={page.strip}>
      <Link href={page.strip.path} look="back">
        ‹ {page.strip.title}
      </Link>
      <div className="db-stack db-column">
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        {theirs && (
          <Card title={m.results_report_theirs()}>
            <ReportSummary view={theirs} />
          </Card>
        )}
        <ErrorSummary problems={problemsOf(form)} />
        <PartTitle page={page} />
        <Form
          id={form.id}
          encType={page.part === 'photos' ? 'multipart/form-data' : undefined}
          operation={page.operation}
          hidden={{ version: String(seen) }}
        >
          <PartFields
            page={page}
            form={form as unknown as FormMetadata<TypedValues>}
            fields={fields as unknown as Fields}
          />
          <Buttons>
            <Button>{m.results_report_save()}</Button>
            <Button look="second" name="later" value="1">
              {m.results_report_save_later()}
            </Button>
          </Buttons>
        </Form>
      </div>
    </ReportShell>
  )
}
