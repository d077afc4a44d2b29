import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { askCallBack } from '#app/commands/ask-call-back.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { TrapField } from '#app/components/form/trap-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { callBackSchema, callBy } from '#app/domain/call-back.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { callBackPage } from '#app/server/public/call-back-page.server.ts'
import { trapped } from '#app/server/trap.server.ts'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'

export const handle = { script: false, query: ['by', 'reason'] }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page?.asked
      ? m.public_call_asked_title()
      : titleWithError(m.public_call_title(), page?.failed ?? false),
  },
]

type Page = Awaited<ReturnType<typeof callBackPage>>

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await callBackPage(new URL(request.url).searchParams, clock(request), currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

/** What a robot filled in is answered like any other form, and thrown away. */
export async function action({ request, context }: ActionFunctionArgs) {
  const now = clock(request)
  const asked = redirect(`/call-back?by=${dayOf(callBy(now))}`)
  const posted = await request.formData()
  if (trapped(posted)) return asked
  const form = parseWithZod(posted, { schema: callBackSchema })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const fund = await currentFund(db())
  const verdict = await askCallBack(fund?.id ?? '', form.value, currentLocale(), now)
  return verdict.ok ? asked : refused(verdict, form)
}

export default function CallBack() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/contact">
      <div className="db-column db-stack">{page.asked ? <Asked page={page} /> : <Ask page={page} />}</div>
    </PublicShell>
  )
}

function Asked({ page }: { page: Page }) {
  return (
    <>
      <h1>{m.public_call_asked_title()}</h1>
      <Lead>{page.promised ? m.public_call_asked({ day: page.promised }) : m.public_call_asked_soon()}</Lead>
      <p>
        <Link href="/contact">{m.public_call_people()}</Link>
      </p>
    </>
  )
}

const fields = ['name', 'phone', 'email', 'neighbourhood', 'times', 'about'] as const

function Ask({ page }: { page: Page }) {
  const answer = useActionData<typeof action>()
  const typed = answer?.form?.initialValue
  const errors = Object.fromEntries(
    fields.map((name) => [name, firstError(answer?.form, name, wordsOf(name))]),
  )
  const field = (name: (typeof fields)[number]) => ({
    name,
    error: errors[name],
    defaultValue: typeof typed?.[name] === 'string' ? typed[name] : undefined,
  })
  const problems = fields.flatMap((name) => (errors[name] ? [{ id: name, text: errors[name] }] : []))
  const isWrong = answer?.form && !answer.refusal && problems.length === 0
  return (
    <>
      <ErrorSummary problems={isWrong ? [{ text: m.public_call_unknown() }] : problems} />
      {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
      <Form action="/call-back">
        <h1>{m.public_call_title()}</h1>
        <Lead>{m.public_call_lead({ by: page.by })}</Lead>
        <TextField {...field('name')} label={m.public_call_name()} autoComplete="name" />
        <TextField
          {...field('phone')}
          label={m.public_call_phone()}
          type="tel"
          autoComplete="tel"
          width="short"
        />
        <TextField
          {...field('email')}
          label={m.public_call_email()}
          hint={m.public_call_email_hint()}
          type="email"
          autoComplete="email"
          optional
        />
        <SelectField
          {...field('neighbourhood')}
          label={m.public_call_neighbourhood()}
          options={page.neighbourhoods}
          optional
        />
        <TextField
          {...field('times')}
          label={m.public_call_times()}
          hint={m.public_call_times_hint()}
          optional
        />
        <TextArea
          {...field('about')}
          defaultValue={field('about').defaultValue ?? page.about ?? undefined}
          label={m.public_call_about()}
          hint={m.public_call_about_hint()}
          small
          optional
        />
        <TrapField />
        <p className="db-small">
          {m.public_call_kept()} <Link href="/privacy">{m.public_call_privacy()}</Link>
        </p>
        <Buttons>
          <Button>{m.public_call_send()}</Button>
        </Buttons>
      </Form>
    </>
  )
}

function wordsOf(name: (typeof fields)[number]): Record<string, string> {
  if (name === 'name') return { empty: m.public_call_name_empty(), tooLong: m.public_call_too_long() }
  if (name === 'phone') return { empty: m.public_call_phone_empty(), wrong: m.public_call_phone_wrong() }
  if (name === 'email') return { wrong: m.account_email_wrong() }
  return { tooLong: m.public_call_too_long() }
}
