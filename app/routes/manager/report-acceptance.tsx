import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { acceptReport } from '#app/commands/accept-report.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { AcceptForm } from '#app/components/report/judge-forms.tsx'
import { JudgedReport } from '#app/components/report/judged-report.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { judgePage } from '#app/server/reports/judge-page.server.ts'
import { AcceptPost } from '#app/server/reports/send-form.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  {
    title: page
      ? titleWithError(`${m.results_report_judge_accept()} – ${page.title}`, page.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await judgePage(actor, params.reportId, currentLocale())), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: AcceptPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await acceptReport(actor, params.reportId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(`/manager/reports/${verdict.report}`) : refused(verdict, form)
}

export default function Acceptance() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const typed = answer?.form?.initialValue
  const ticked = [typed?.milestones ?? []].flat().filter((one): one is string => typeof one === 'string')
  const above = (
    <>
      <ErrorSummary
        problems={answer && !answer.refusal ? [{ text: m.results_report_error_unknown() }] : []}
      />
      {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
    </>
  )
  return (
    <JudgedReport page={page} above={above}>
      {page.judges && (
        <AcceptForm
          {...page}
          operation={page.operations.accept}
          typed={typed ? { milestones: ticked, publishLesson: typed.publishLesson === 'on' } : null}
        />
      )}
    </JudgedReport>
  )
}
