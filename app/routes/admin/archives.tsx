import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { exportFund } from '#app/commands/export-fund.server.ts'
import { AboutArchive } from '#app/components/archive/about-archive.tsx'
import { ArchiveCard } from '#app/components/archive/archive-card.tsx'
import { Empty } from '#app/components/block/empty.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { AdminShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { archivesPage } from '#app/server/archive/page.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { OperationPost } from '#app/server/granting/operation-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.archive_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return archivesPage(actor, clock(request))
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const form = parseWithZod(await request.formData(), { schema: OperationPost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await exportFund(actor, form.value, clock(request))
  if (verdict.ok) return redirect('/admin/archives')
  if (verdict.reason.code === 'step-up-needed') return redirect(stepUpPath('/admin/archives'))
  return refused(verdict, form)
}

/** The whole fund as one file that another instance reads: make one, take one along. */
export default function Archives() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const refusal = answer?.refusal ?? page.closed
  return (
    <AdminShell current="/admin">
      <Link href="/admin" look="back">
        ‹ {m.account_admin_title()}
      </Link>
      <div className="db-stack">
        {refusal && <Refusal {...refusal} />}
        <div className="db-stack-s">
          <h1>{m.archive_title()}</h1>
          <Lead>{m.archive_lead()}</Lead>
        </div>
        {page.readFrom && (
          <Notice tone="calm" title={m.archive_read_from()}>
            {page.readFrom}
          </Notice>
        )}
        {page.busy && (
          <Notice tone="wait" title={m.archive_busy()}>
            {m.archive_busy_text()}
          </Notice>
        )}
        {!page.busy && !page.closed && (
          <Form operation={page.operation}>
            <p>{m.archive_make_hint()}</p>
            <Buttons>
              <Button>{m.archive_make()}</Button>
            </Buttons>
          </Form>
        )}
        <Section id="made" title={m.archive_list()}>
          {page.archives.length === 0 && (
            <Empty title={m.archive_none()} level={3}>
              {m.archive_none_text()}
            </Empty>
          )}
          <div className="db-stack">
            {page.archives.map((archive) => (
              <ArchiveCard key={archive.id} archive={archive} open={!page.closed} />
            ))}
          </div>
        </Section>
        <AboutArchive />
      </div>
    </AdminShell>
  )
}
