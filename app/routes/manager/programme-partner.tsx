import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editProgramme } from '#app/commands/edit-programme.server.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { EditFrame, errorAt, typedIn } from '#app/components/programme/edit-frame.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PartnerPost } from '#app/server/programme/forms.server.ts'
import { partnerEditPage } from '#app/server/programme/partners.server.ts'
import { newKey } from '#app/server/programme/row-form.server.ts'
import { requireAction } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: titleWithError(
      page?.isNew ? m.results_programme_add_partner() : (page?.name ?? ''),
      page?.failed ?? false,
    ),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const page = await partnerEditPage(actor, params.key, clock(request), currentLocale())
  return { ...page, failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'edit-programme')
  const form = parseWithZod(await request.formData(), { schema: PartnerPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { operation, ...row } = form.value
  const key = params.key === newKey ? null : (params.key ?? '')
  const edit = { what: 'partner', key, ...row } as const
  const verdict = await editProgramme(actor, { operation, edit }, clock(request))
  return verdict.ok ? redirect('/manager/programme/partners') : refused(verdict, form)
}

const fields = ['name', 'kind', 'email'] as const

export default function PartnerEdit() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = (name: (typeof fields)[number]) => ({
    name,
    defaultValue: typedIn(answer, name, page[name]),
    error: errorAt(answer, name),
  })
  return (
    <EditFrame
      title={page.isNew ? m.results_programme_add_partner() : page.name}
      back={{ href: '/manager/programme/partners', label: m.results_programme_partners() }}
      answer={answer}
      fields={fields}
    >
      <Form operation={page.operation} hidden={{ seen: page.seen }}>
        <TextField {...field('name')} label={m.results_programme_name()} />
        <SelectField {...field('kind')} label={m.results_programme_partner_kind()} options={page.kinds} />
        <TextField
          {...field('email')}
          type="email"
          label={m.results_programme_partner_email()}
          hint={m.results_programme_partner_email_hint()}
          optional
        />
        <Buttons>
          <Button>{m.results_programme_save()}</Button>
        </Buttons>
      </Form>
      {!page.isNew && (
        <Section id="year" title={m.results_programme_partner_in_year({ year: page.year })}>
          <p>{page.reply}</p>
          {page.remark && <p className="db-lines">{page.remark}</p>}
          {page.mayAsk && (
            <p>
              <Link href={`/manager/programme/partners/${encodeURIComponent(page.key)}/asking`} look="alone">
                {page.asked
                  ? m.results_programme_partner_ask_again()
                  : m.results_programme_partner_ask_alone()}
              </Link>
            </p>
          )}
          <p>
            <Link href={`/manager/programme/partners/${encodeURIComponent(page.key)}/answer`} look="alone">
              {m.results_programme_partner_note()}
            </Link>
          </p>
        </Section>
      )}
    </EditFrame>
  )
}
