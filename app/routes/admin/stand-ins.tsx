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
import { appointStandIn } from '#app/commands/appoint-stand-in.server.ts'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { StandInForm } from '#app/components/office/stand-in-form.tsx'
import { StandInTable } from '#app/components/office/stand-in-table.tsx'
import { roleWord } from '#app/components/role-word.ts'
import { AdminShell } from '#app/components/shell.tsx'
import { dayOf, type IsoDate } from '#app/domain/calendar.ts'
import { standInReasons, standInRoles } from '#app/domain/panel/stand-in.ts'
import { readDay } from '#app/domain/proposal/typing.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'
import { stepUpFirst } from '#app/server/step-up.server.ts'
import { db } from '#db/client.server.ts'
import { roleHolders } from '#db/queries/office-people.server.ts'
import { standInsFrom } from '#db/queries/stand-ins.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.account_stand_in_title(), data?.failed ?? false) },
]

const day = z
  .string({ error: 'day' })
  .trim()
  .transform((typed, ctx): IsoDate => {
    const reading = readDay(typed)
    if ('value' in reading) return reading.value
    ctx.addIssue({ code: 'custom', message: 'day' })
    return z.NEVER
  })
const StandInPost = z.strictObject({
  operation: z.uuid(),
  usual: z
    .string({ error: 'empty' })
    .regex(/^[a-z]+ [0-9a-f-]{36}$/, { error: 'empty' })
    .transform((both) => both.split(' ') as [string, string])
    .pipe(z.tuple([z.enum(standInRoles), z.uuid()], { error: 'empty' })),
  standIn: z
    .string({ error: 'email' })
    .trim()
    .toLowerCase()
    .pipe(z.email({ error: 'email' }).max(254, { error: 'email' })),
  reason: z.enum(standInReasons, { error: 'empty' }),
  fromOn: day,
  untilOn: day,
})

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  const holders = await roleHolders(db(), actor, dayOf(clock(request)))
  return {
    standIns: await standInsFrom(db(), actor.fund, dayOf(clock(request))),
    usual: holders
      .filter(({ role }) => (standInRoles as readonly string[]).includes(role))
      .map(({ role, person, name, email }) => ({
        value: `${role} ${person}`,
        label: `${name || email} (${roleWord(role)})`,
      })),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const typed = await request.formData()
  const form = parseWithZod(typed, { schema: StandInPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { usual, ...asked } = form.value
  const [role, person] = usual
  const verdict = await appointStandIn(actor, { ...asked, role, usual: person }, clock(request))
  if (verdict.ok) return redirect('/admin/stand-ins')
  if (verdict.reason.code === 'step-up-needed') return stepUpFirst(request, actor, typed)
  return refused(verdict, form)
}

/** Who acts for whom, and until when. */
export default function StandIns() {
  const page = useLoaderData<typeof loader>()
  return (
    <AdminShell current="/admin/stand-ins">
      <Link href="/admin" look="back">
        ‹ {m.account_admin_title()}
      </Link>
      <div className="db-stack">
        <StandInForm usual={page.usual} operation={page.operation} answer={useActionData<typeof action>()}>
          <StandInTable standIns={page.standIns} />
        </StandInForm>
      </div>
    </AdminShell>
  )
}
