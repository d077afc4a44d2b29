import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { eraseExpired } from '#app/commands/erase-expired.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Lines } from '#app/components/block/lines.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { mostErased } from '#app/domain/privacy/retention.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import {
  RetentionPost,
  retentionKindNamed,
  retentionKindPage,
} from '#app/server/privacy/retention-page.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(page?.name ?? m.privacy_ret_title(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const page = await retentionKindPage(actor, params.kind, clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const kind = retentionKindNamed(params.kind)
  const form = parseWithZod(await request.formData(), { schema: RetentionPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, seen } = form.value
  const verdict = await eraseExpired(actor, { operation, kind, seen }, clock(request))
  if (verdict.ok) return redirect(savedAt('/admin/retention', 'erased'))
  if (verdict.reason.code === 'step-up-needed') return redirect(stepUpPath(`/admin/retention/${kind}`))
  return refused(verdict, form)
}

/** Exactly what of a kind may go now, and the button that lets it go. */
export default function RetentionKind() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const error = firstError(answer?.form, 'confirmed', { empty: m.privacy_ret_confirm_empty() })
  const empty = page.rows.length === 0 && page.lines === null
  return (
    <AdminShell current="/admin">
      <Link href="/admin/retention" look="back">
        ‹ {m.privacy_ret_title()}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={error ? [{ id: 'confirmed', text: error }] : []} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{page.name}</h1>
          <Lead>
            {page.term}. {page.from}
          </Lead>
          {page.before && <p>{m.privacy_ret_before({ day: page.before })}</p>}
        </div>
        {empty ? (
          <Empty title={m.privacy_ret_none()}>{m.privacy_ret_none_text()}</Empty>
        ) : (
          <>
            {page.lines && <p>{page.lines}</p>}
            {page.rows.length > 0 && (
              <Table
                caption={page.name}
                captionHidden
                rows={page.rows}
                rowKey={({ key }) => key}
                columns={[
                  { key: 'label', head: m.privacy_ret_subject(), cell: ({ label }) => label },
                  { key: 'last', head: m.privacy_ret_last(), cell: ({ last }) => last },
                  {
                    key: 'what',
                    head: m.privacy_ret_what(),
                    text: true,
                    cell: ({ what }) => <Lines lines={what} />,
                  },
                  {
                    key: 'stays',
                    head: m.privacy_ret_stays(),
                    text: true,
                    cell: ({ stays }) => <Lines lines={stays} />,
                  },
                ]}
              />
            )}
            {page.more && <p>{m.privacy_ret_limit({ count: mostErased })}</p>}
            <Form operation={page.operation} hidden={{ seen: page.seen }}>
              <p>{m.privacy_ret_keeps()}</p>
              <Checkbox name="confirmed" label={m.privacy_ret_confirm()} error={error} />
              <Buttons>
                <Button look="danger">
                  {page.kind === 'drafts' ? m.privacy_ret_drafts_go() : m.privacy_ret_go()}
                </Button>
              </Buttons>
            </Form>
          </>
        )}
      </div>
    </AdminShell>
  )
}
