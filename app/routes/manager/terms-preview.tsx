import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import type { TermsPreview } from '#app/components/terms/use-preview.ts'
import { adjusted } from '#app/domain/grant/adjust.ts'
import { clausesAfter } from '#app/domain/grant/clause-choice.ts'
import { appliesTo, termsSchema } from '#app/domain/grant/terms.ts'
import { termsFormSchema } from '#app/domain/grant/terms-form.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { termsBeside } from '#app/server/granting/terms-beside.server.ts'
import { wrongFields } from '#app/server/granting/terms-errors.server.ts'
import { requireManager } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'
import { clauseLibrary } from '#db/queries/clauses.server.ts'
import { neighbourhoodsOf } from '#db/queries/fund.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  const grant = await officeGrant(actor, params.grantId)
  return redirect(`/manager/grants/${grant.id}/terms`)
}

/**
 * The agreement as the form makes it, while somebody types; nothing is kept. What cannot be read yet is said by its field,
 * and there is no agreement to show then.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const grant = await officeGrant(actor, params.grantId)
  const version = await newestVersion(db(), grant.id)
  if (version?.state !== 'drafted') throw notFound()
  const form = readForm(await request.formData(), termsFormSchema)
  if (form.status !== 'success') {
    const wrong = wrongFields(form.reply())
    return Response.json({ wrong, beside: null } satisfies TermsPreview, { status: 400 })
  }
  const set = adjusted(version.terms, form.value, await neighbourhoodsOf(db(), grant.fund))
  const library = await clauseLibrary(db(), grant.fund)
  const clauses = clausesAfter(version.terms.clauses, library, appliesTo(set))
  const terms = termsSchema.parse({ ...set, clauses })
  const beside = await termsBeside(grant, { ...version, terms }, clock(request), currentLocale())
  return Response.json({ wrong: [], beside } satisfies TermsPreview)
}
