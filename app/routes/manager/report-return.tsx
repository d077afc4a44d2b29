import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { returnReport } from '#app/commands/return-report.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { ReturnForm } from '#app/components/report/judge-forms.tsx'
import { JudgedReport } from '#app/components/report/judged-report.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { judgePage } from '#app/server/reports/judge-page.server.ts'
import { ReturnPost } from '#app/server/reports/send-form.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data: page, error }) => [
  {
    title: page
      ? titleWithError(`${m.results_report_judge_return()} – ${page.title}`, page.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return { ...(await judgePage(actor, params.reportId, currentLocale())), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ReturnPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await returnReport(actor, params.reportId ?? '', form.value, clock(request))
  return verdict.ok ? redirect(`/manager/reports/${verdict.report}`) : refused(verdict, form)
}

export default function Return() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'question', {
    empty: m.results_report_error_question(),
    tooLong: m.results_report_error_too_long(),
  })
  const typed = answer?.form?.initialValue?.question
  const unknown = answer && !answer.refusal && !error ? [{ text: m.results_report_error_unknown() }] : []
  const above = (
    <>
      <ErrorSummary problems={error ? [{ id: 'question', text: error }] : unknown} />
      {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
    </>
  )
  return (
    <JudgedReport page={page} above={above}>
      {page.judges && (
        <ReturnForm
          path={page.path}
          operation={page.operations.return}
          typed={typeof typed === 'string' ? typed : undefined}
          error={error}
        />
      )}
    </JudgedReport>
  )
}
