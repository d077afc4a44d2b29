import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ClauseEdit } from '#app/components/granting/clause-edit-page.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clauseEditPage, readClause } from '#app/server/granting/clause-edit.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.agreement_clause_preview() }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireManager(request)
  return clauseEditPage(actor, params.clauseId, currentLocale())
}

/** Shows what was typed as it would read in an agreement; nothing is saved. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const shown = await clauseEditPage(actor, params.clauseId, currentLocale())
  const { page, preview } = readClause(shown, await request.formData(), currentLocale())
  return { ...page, preview }
}

export default function ClausePreview() {
  const page = useLoaderData<typeof loader>()
  return <ClauseEdit page={useActionData<typeof action>() ?? page} />
}
