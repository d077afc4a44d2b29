import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveContact } from '#app/commands/save-contact.server.ts'
import { AdminEdit, errorIn, fieldsOf } from '#app/components/admin/admin-edit.tsx'
import { PersonWindow } from '#app/components/block/person-window.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { FieldFrame } from '#app/components/form/field-frame.tsx'
import { fieldOf } from '#app/components/form/field-source.ts'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { receiveContact } from '#app/server/admin/receive-contact.server.ts'
import { contactPage, newKey } from '#app/server/admin/set-up-page.server.ts'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { requireAdministrator } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: titleWithError(page?.saved.name || m.setup_contact_add(), page?.failed ?? false) },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAdministrator(request)
  return { ...(await contactPage(actor, params.contactId)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAdministrator(request)
  const { form, photo, wrongPhoto } = await receiveContact(request)
  if (form.status !== 'success' || wrongPhoto) {
    formWasWrong(context)
    const reply = form.reply(wrongPhoto ? { fieldErrors: { photo: ['photo'] } } : {})
    return data({ form: reply, refusal: null }, { status: 400 })
  }
  const { withoutPhoto, house, neighbourhood, ...words } = form.value
  const id = params.contactId === newKey ? null : (params.contactId ?? '')
  const kept = withoutPhoto ? null : ('keep' as const)
  const verdict = await saveContact(
    actor,
    id,
    { ...words, house: house || null, neighbourhood: neighbourhood || null, photo: photo ?? kept },
    clock(request),
  )
  return verdict.ok ? redirect('/admin/setup/contacts') : refused(verdict, form)
}

const texts = ['name', 'role', 'phone', 'hours', 'house', 'neighbourhood'] as const
const fields = [...texts, 'photo'] as const

/** Somebody whom people can call: who, where, when, and their face. */
export default function SetUpContact() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const field = fieldsOf<(typeof texts)[number]>(answer, page.saved)
  const asked = { label: m.setup_contact_photo(), hint: m.setup_contact_photo_hint(), optional: true }
  const photo = fieldOf({ name: 'photo', ...asked, error: errorIn(answer, 'photo') })
  return (
    <AdminEdit
      title={page.isNew ? m.setup_contact_add() : page.saved.name}
      back={{ href: '/admin/setup/contacts', label: m.setup_step_contacts() }}
      answer={answer}
      fields={fields}
    >
      <Form operation={page.operation} encType="multipart/form-data">
        <TextField {...field('name')} label={m.setup_contact_name()} />
        <TextField {...field('role')} label={m.setup_contact_role()} />
        <SelectField
          {...field('neighbourhood')}
          label={m.setup_contact_place()}
          optional
          empty={m.setup_contact_whole_fund()}
          options={page.places}
        />
        <TextField {...field('phone')} type="tel" width="short" label={m.setup_contact_phone()} />
        <TextField {...field('hours')} label={m.setup_contact_hours()} hint={m.setup_contact_hours_hint()} />
        <TextField
          {...field('house')}
          label={m.setup_contact_house()}
          hint={m.setup_contact_house_hint()}
          optional
        />
        {page.photo && <PersonWindow photo={`/contact/photos/${page.photo}`} />}
        <FieldFrame {...asked} error={errorIn(answer, 'photo')} field={photo}>
          <input {...photo.control} type="file" accept="image/*" className="db-file__choose" />
        </FieldFrame>
        {page.photo && <Checkbox name="withoutPhoto" label={m.setup_contact_without_photo()} />}
        <Buttons>
          <Button>{m.setup_save()}</Button>
        </Buttons>
      </Form>
      {!page.isNew && (
        <p>
          <Link href={`/admin/setup/contacts/${page.id}/removal`}>{m.setup_contact_remove()}</Link>
        </p>
      )}
    </AdminEdit>
  )
}
