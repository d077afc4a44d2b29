import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveView } from '#app/commands/save-view.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Link } from '#app/components/link.tsx'
import { ViewForm, viewNameWords } from '#app/components/office/view-form.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import {
  savedViewsPage,
  ViewPost,
  viewAddress,
  viewPageNamed,
} from '#app/server/office/saved-views.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.manager_tranche_view_manage(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'keep-view')
  const page = await savedViewsPage(actor, viewPageNamed(params.page), new URL(request.url).searchParams)
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'keep-view')
  const page = viewPageNamed(params.page)
  const form = parseWithZod(await request.formData(), { schema: ViewPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { shared, ...said } = form.value
  const view = { ...said, page, view: null, shared: shared === 'on' }
  const verdict = await saveView(actor, view, clock(request))
  return verdict.ok ? redirect(viewAddress(page, verdict.search)) : refused(verdict, form)
}

/** What somebody set a list to, kept under a name. */
export default function Views() {
  const { operation, search, title, home, back, own } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = { name: firstError(answer?.form, 'name', viewNameWords()) }
  return (
    <OfficeShell current={home}>
      <div className="db-stack">
        <Link href={back} look="back">
          ‹ {title}
        </Link>
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.manager_tranche_view_manage()}</h1>
        <p>{m.manager_tranche_view_intro()}</p>
        <Section id="new" title={m.manager_tranche_view_new()}>
          <ViewForm
            operation={operation}
            hidden={{ search }}
            name={typedText(answer?.form, 'name')}
            shared={typedText(answer?.form, 'shared') === 'on'}
            error={errors.name}
          />
        </Section>
        <Section id="own" title={m.manager_tranche_view_own()}>
          <OwnViews own={own} />
        </Section>
      </div>
    </OfficeShell>
  )
}

function OwnViews({ own }: Pick<Awaited<ReturnType<typeof savedViewsPage>>, 'own'>) {
  if (own.length === 0)
    return <Empty title={m.manager_tranche_view_none()}>{m.manager_tranche_view_none_text()}</Empty>
  return (
    <ul className="db-plain">
      {own.map(({ id, name, shared, href, change }) => (
        <li key={id} className="db-row db-row--between">
          <span>
            <Link href={href}>{name}</Link>{' '}
            {shared && <small className="db-soft">{m.manager_tranche_view_shared()}</small>}
          </span>
          <Link href={change}>
            {m.manager_tranche_view_change()}
            <span className="db-vh">: {name}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
