import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { recordPresence } from '#app/commands/record-presence.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { SavedNotice, savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { CheckboxGroup } from '#app/components/form/choices.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PresencePost, presencePage } from '#app/server/panel/presence-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireChair } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.allowance_presence_title(), data?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  const page = await presencePage(chair, params.batchId, new URL(request.url).searchParams, clock(request))
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const chair = await requireChair(request)
  const form = parseWithZod(await request.formData(), { schema: PresencePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await recordPresence(chair, params.batchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(savedAt(`/reviewer/batches/${verdict.batch}/presence`, 'presence'))
    : refused(verdict, form, await forStaff(chair))
}

/** Who of the panel was at a meeting: what their allowance rests on. */
export default function Presence() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const wrong = m.course_day_wrong()
  const errors = { heldOn: firstError(answer?.form, 'heldOn', { empty: wrong, day: wrong }) }
  const path = `/reviewer/batches/${page.batch.id}`
  const present = answer?.form ? [answer.form.initialValue?.present ?? []].flat().map(String) : page.present
  return (
    <PanelShell current="/reviewer">
      <Link href={path} look="back">
        ‹ {page.batch.name}
      </Link>
      <div className="db-column db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.allowance_presence_title()}</h1>
          <Lead>{m.allowance_presence_lead()}</Lead>
        </div>
        <SavedNotice answered={answer !== undefined} />
        {page.corrects && (
          <div className="db-stack-s">
            <h2>{m.allowance_presence_correct({ day: page.corrects })}</h2>
            <p>{m.allowance_presence_correct_text()}</p>
            <p>
              <Link href={`${path}/presence`}>{m.allowance_presence_another()}</Link>
            </p>
          </div>
        )}
        {page.meets ? (
          <Form operation={page.operation} hidden={page.corrects ? { heldOn: page.on, corrects: 'yes' } : {}}>
            {!page.corrects && (
              <DateField
                name="heldOn"
                label={m.allowance_presence_day()}
                defaultValue={typedText(answer?.form, 'heldOn', page.on)}
                error={errors.heldOn}
              />
            )}
            <CheckboxGroup
              name="present"
              label={m.allowance_presence_who()}
              hint={m.allowance_presence_hint()}
              defaultValue={present}
              choices={page.members.map(({ value, label, background }) => ({
                value,
                label,
                hint: backgroundWords[background ?? 'none'](),
              }))}
            />
            <Buttons>
              <Button>{page.corrects ? m.allowance_presence_again() : m.allowance_presence_save()}</Button>
            </Buttons>
          </Form>
        ) : (
          <Empty title={m.allowance_presence_early()}>{m.allowance_presence_early_text()}</Empty>
        )}
        {page.days.length > 0 && (
          <Section title={m.allowance_presence_days()} id="days">
            {page.days.map(({ key, on, who }) => (
              <div key={key} className="db-stack-s">
                <h3>{on}</h3>
                <ul className="db-list">
                  {who.map((name) => (
                    <li key={name}>{name}</li>
                  ))}
                </ul>
                {!(page.corrects && page.on === key) && (
                  <p>
                    <Link href={`${path}/presence?on=${key}`}>
                      {m.allowance_presence_correct({ day: on })}
                    </Link>
                  </p>
                )}
              </div>
            ))}
          </Section>
        )}
      </div>
    </PanelShell>
  )
}

const backgroundWords = {
  resident: m.allowance_resident,
  professional: m.allowance_professional,
  none: m.allowance_background_none,
}
