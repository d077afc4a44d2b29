import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { invitePerson } from '#app/commands/invite-person.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { SavedNotice, savedAt } from '#app/components/block/saved-notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { WorkDesk, WorkElsewhere } from '#app/components/office/work-desk.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { AdminShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { roles, steppedUp } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { deskWork } from '#app/server/office/desk-page.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'
import { db } from '#db/client.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.account_admin_title() }]

const Invite = z.strictObject({
  operation: z.uuid(),
  name: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(120, { error: 'empty' }),
  email: z
    .string({ error: 'empty' })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'email' }).max(254)),
  role: z.enum(roles, { error: 'empty' }),
  background: z.enum(['resident', 'professional', 'none'], { error: 'empty' }),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const now = clock(request)
  const today = dayOf(now)
  const [people, work] = await Promise.all([
    roleHolders(db(), actor, today),
    deskWork(actor, new URL(request.url).searchParams, today, 'house'),
  ])
  return { people, work, fresh: steppedUp(actor, now).ok, operation: randomUUID() }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: Invite })
  if (form.status !== 'success') return invalid(form)
  const { background, ...invitation } = form.value
  const verdict = await invitePerson(
    actor,
    { ...invitation, background: background === 'none' ? null : background },
    clock(request),
  )
  if (verdict.ok) return redirect(savedAt('/admin', 'invited'))
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form)
}

export default function Admin() {
  const { people, work, fresh, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { locale } = useRootData()
  const typed = answer?.form?.initialValue ?? {}
  const text = (name: string) => (typeof typed[name] === 'string' ? (typed[name] as string) : '')
  const errors = {
    name: firstError(answer?.form, 'name', { empty: m.account_admin_name_empty() }),
    email: firstError(answer?.form, 'email', {
      empty: m.account_email_empty(),
      email: m.account_email_wrong(),
    }),
    role: firstError(answer?.form, 'role', { empty: m.account_admin_role_empty() }),
    background: firstError(answer?.form, 'background', { empty: m.account_admin_background_empty() }),
  }
  return (
    <AdminShell current="/admin">
      <ErrorSummary
        problems={Object.entries(errors).flatMap(([id, error]) => (error ? [{ id, text: error }] : []))}
      />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <SavedNotice answered={answer !== undefined} />
      <h1>{m.account_admin_title()}</h1>
      <p>{m.account_admin_intro()}</p>
      <section className="db-worklist" id="work">
        <WorkDesk work={work} level={2} />
        <WorkElsewhere elsewhere={work.elsewhere} />
      </section>
      <Table
        caption={m.account_admin_title()}
        captionHidden
        rows={people}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            head: m.account_admin_name(),
            cell: (row) => (
              <strong>
                <Link href={`/admin/people/${row.person}`}>{row.name || row.email}</Link>
              </strong>
            ),
          },
          { key: 'email', head: m.account_admin_email(), cell: (row) => row.email },
          { key: 'role', head: m.account_admin_role(), cell: (row) => roleWord(row.role) },
          {
            key: 'since',
            head: m.account_admin_since(),
            cell: (row) => (
              <div>
                {formatDay(row.since, locale)}
                {row.until && <small>{m.setup_role_until({ day: formatDay(row.until, locale) })}</small>}
              </div>
            ),
          },
          {
            key: 'term',
            head: m.setup_role_term(),
            action: true,
            cell: (row) => (
              <Link href={`/admin/roles/${row.id}`}>
                {m.setup_role_term()}
                <span className="db-vh">: {row.name || row.email}</span>
              </Link>
            ),
          },
        ]}
      />
      <ListFiles list="people" />
      <p>
        <Link href="/admin/setup" look="alone">
          {m.setup_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/access" look="alone">
          {m.access_title()}
        </Link>
      </p>
      <p>
        <Link href="/manager/second-factors" look="alone">
          {m.setup_factor_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/mails" look="alone">
          {m.notify_text_list_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/settings" look="alone">
          {m.setup_settings_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/retention" look="alone">
          {m.privacy_ret_title()}
        </Link>
      </p>
      <p>
        <Link href="/manager/openings" look="alone">
          {m.privacy_open_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/stand-ins" look="alone">
          {m.account_stand_in_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/fund-account" look="alone">
          {m.payments_own_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/certificate" look="alone">
          {m.account_certificate_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/archives" look="alone">
          {m.archive_title()}
        </Link>
      </p>
      <p>
        <Link href="/admin/jobs" look="alone">
          {m.desk_jobs_title()}
        </Link>
      </p>
      <h2 id="invite">{m.account_admin_invite()}</h2>
      {!fresh && (
        <Notice
          tone="turn"
          title={m.account_admin_first()}
          action={
            <ButtonLink small look="second" href="/account/step-up?back=/admin">
              {m.account_admin_step_up()}
            </ButtonLink>
          }
        >
          <p>{m.account_admin_first_text()}</p>
        </Notice>
      )}
      <Form operation={operation}>
        <TextField
          name="name"
          label={m.account_admin_name()}
          error={errors.name}
          defaultValue={text('name')}
        />
        <TextField
          name="email"
          type="email"
          label={m.account_admin_email()}
          error={errors.email}
          defaultValue={text('email')}
        />
        <SelectField
          name="role"
          label={m.account_admin_role()}
          error={errors.role}
          defaultValue={text('role')}
          empty={m.account_admin_role_empty()}
          options={roles.map((role) => ({ value: role, label: roleWord(role) }))}
        />
        <RadioGroup
          name="background"
          label={m.account_admin_background()}
          error={errors.background}
          defaultValue={text('background')}
          choices={[
            { value: 'none', label: m.account_admin_not_panel() },
            { value: 'resident', label: m.account_admin_resident() },
            { value: 'professional', label: m.account_admin_professional() },
          ]}
        />
        <Buttons>
          <Button>{m.account_admin_button()}</Button>
        </Buttons>
      </Form>
    </AdminShell>
  )
}
