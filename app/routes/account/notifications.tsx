import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseNotifications } from '#app/commands/choose-notifications.server.ts'
import { SavedNotice, savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { InitiativeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { choicesPage } from '#app/server/notifying/choices-page.server.ts'
import { notificationsPost } from '#app/server/notifying/forms.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(m.notify_title(), page?.failed ?? false) },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return { ...(await choicesPage(actor)), operation: randomUUID(), failed: hasWrongForm(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: notificationsPost(actor.roles) })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await chooseNotifications(actor, form.value, clock(request))
  return verdict.ok ? redirect(savedAt('/account/notifications', 'mails')) : refused(verdict, form)
}

/** How somebody wants to hear of each kind of news, and in which hours they want no mail. */
export default function Notifications() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const empty = { empty: m.notify_choice_empty() }
  const errors: Record<string, string | undefined> = {
    ...Object.fromEntries(page.kinds.map(({ kind }) => [kind, firstError(answer?.form, kind, empty)])),
    until: firstError(answer?.form, 'until', { both: m.notify_quiet_both(), same: m.notify_quiet_same() }),
  }
  return (
    <InitiativeShell>
      <Link href="/account" look="back">
        ‹ {m.account_title()}
      </Link>
      <div className="db-stack db-column">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        <SavedNotice answered={answer !== undefined} />
        <h1>{m.notify_title()}</h1>
        <Lead>{m.notify_lead()}</Lead>
        <p>{m.notify_always()}</p>
        <p>{m.notify_usual()}</p>
        <Form operation={page.operation}>
          {page.kinds.map(({ kind, name, about, chosen, choices }) => (
            <RadioGroup
              key={kind}
              name={kind}
              label={name}
              hint={about}
              error={errors[kind]}
              defaultValue={typedText(answer?.form, kind) || chosen}
              choices={choices}
            />
          ))}
          <h2>{m.notify_quiet()}</h2>
          <p>{m.notify_quiet_text()}</p>
          <SelectField
            name="from"
            label={m.notify_quiet_from()}
            options={page.hours}
            empty={m.notify_quiet_none()}
            defaultValue={answer ? typedText(answer.form, 'from') : page.quiet?.from}
          />
          <SelectField
            name="until"
            label={m.notify_quiet_until()}
            options={page.hours}
            empty={m.notify_quiet_none()}
            error={errors.until}
            defaultValue={answer ? typedText(answer.form, 'until') : page.quiet?.until}
          />
          <Buttons>
            <Button>{m.notify_save()}</Button>
          </Buttons>
        </Form>
        <p>
          <Link href="/account/notices">{m.notify_to_list()}</Link>
        </p>
      </div>
    </InitiativeShell>
  )
}
