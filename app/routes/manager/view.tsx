import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveView } from '#app/commands/save-view.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Link } from '#app/components/link.tsx'
import { ViewForm, viewNameWords } from '#app/components/office/view-form.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { savedViewPage, ViewPost } from '#app/server/office/saved-views.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(m.manager_tranche_view_title({ name: data.name }), data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'keep-view')
  return { ...(await savedViewPage(actor, params)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'keep-view')
  const { page, all } = await savedViewPage(actor, params)
  const form = parseWithZod(await request.formData(), { schema: ViewPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { shared, ...said } = form.value
  const view = { ...said, page, view: params.viewId ?? '', shared: shared === 'on' }
  const verdict = await saveView(actor, view, clock(request))
  return verdict.ok ? redirect(all) : refused(verdict, form)
}

/** Another name for a saved view, or away with it. */
export default function View() {
  const { operation, id, name, shared, all, home } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { name: firstError(answer?.form, 'name', viewNameWords()) }
  return (
    <OfficeShell current={home}>
      <div className="db-stack">
        <Link href={all} look="back">
          ‹ {m.manager_tranche_view_manage()}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.manager_tranche_view_title({ name })}</h1>
        <ViewForm
          operation={operation}
          name={typedText(answer?.form, 'name', name)}
          shared={typedText(answer?.form, 'shared', shared ? 'on' : '') === 'on'}
          error={errors.name}
        />
        <p>
          <Link href={`${all}/${id}/removal`}>{m.manager_tranche_view_remove()}</Link>
        </p>
      </div>
    </OfficeShell>
  )
}
