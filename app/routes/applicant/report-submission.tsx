import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sendReport } from '#app/commands/send-report.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ReportShell } from '#app/components/report/report-shell.tsx'
import { ReportSummary } from '#app/components/report/report-summary.tsx'
import { ChangedSince } from '#app/components/report/sendings.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, isShownAgain } from '#app/server/failed-form.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { ownSendings, reportPath, reportStrip, tasksOf } from '#app/server/reports/overview.server.ts'
import { reportView } from '#app/server/reports/report-view.server.ts'
import { reporting } from '#app/server/reports/reporting.server.ts'
import { SendReportPost } from '#app/server/reports/send-form.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${m.results_report_check_title()} – ${page.strip.title}` : '' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const here = await reporting(actor, params)
  const path = reportPath(here.grant.id, here.moment.id)
  if (!here.report || (!here.writes && !isShownAgain(context))) throw redirect(path)
  const language = currentLocale()
  return {
    strip: reportStrip(here, clock(request), language),
    path,
    view: reportView(here, language),
    open: tasksOf(here).filter(({ state }) => state === 'open'),
    version: here.report.version,
    operation: randomUUID(),
    changed: (await ownSendings(here, language)).changed,
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant, moment } = await reporting(actor, params)
  const form = readForm(await request.formData(), SendReportPost)
  if (form.status !== 'success') return invalid(form)
  const verdict = await sendReport(actor, grant.id, moment.id, form.value, clock(request))
  if (verdict.ok) return redirect(reportPath(grant.id, moment.id))
  formWasRefused(context)
  return refused(verdict, form)
}

/** Everything once more, and the button that sends it. */
export default function ReportSubmission() {
  const { strip, path, view, open, version, operation, changed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <ReportShell strip={strip}>
      <Link href={path} look="back">
        ‹ {strip.title}
      </Link>
      {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
      {answer && !answer.refusal && <Refusal what={m.results_report_error_unknown()} whatNow="" />}
      <h1>{m.results_report_check_title()}</h1>
      <Lead>{m.results_report_check_lead()}</Lead>
      <ChangedSince changed={changed} />
      <ReportSummary view={view} path={path} />
      {open.length > 0 ? (
        <Notice tone="calm" title={m.results_report_still_open()}>
          <ul className="db-list">
            {open.map(({ key, title, href }) => (
              <li key={key}>
                <Link href={href}>{title}</Link>
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Form operation={operation} hidden={{ version: String(version) }}>
          <p className="db-soft">{m.results_report_send_hint()}</p>
          <Buttons>
            <Button>{m.results_report_send()}</Button>
          </Buttons>
        </Form>
      )}
    </ReportShell>
  )
}
