import { randomUUID } from 'node:crypto'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { adjustTerms } from '#app/commands/adjust-terms.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { LiveErrors } from '#app/components/form/live-errors.ts'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Beside } from '#app/components/terms/beside.tsx'
import { partAnchor } from '#app/components/terms/part-fold.tsx'
import { Standing } from '#app/components/terms/standing.tsx'
import { TermsForm } from '#app/components/terms/terms-form.tsx'
import { usePreview } from '#app/components/terms/use-preview.ts'
import { Workplace } from '#app/components/terms/workplace.tsx'
import { errorsAtFields, WrongFields } from '#app/components/terms/wrong-fields.tsx'
import { endedUnsigned, type TermsVersionState } from '#app/domain/grant/agreement.ts'
import { type TermsPart, termsParts } from '#app/domain/grant/parts/parts.ts'
import { termsFormSchema } from '#app/domain/grant/terms-form.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { readForm } from '#app/server/form-reading.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { termsErrorsInWords } from '#app/server/granting/terms-errors.server.ts'
import { termsPage } from '#app/server/granting/terms-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  {
    title: page
      ? titleWithError(`${m.manager_grant_terms_title()} – ${page.head.name}`, page.failed)
      : m.shell_error_404_title(),
  },
]

/** These can still be taken back, after which the terms are a draft again. */
const takenBack = new Set<TermsVersionState>(['prepared', 'offered', 'signed-by-one'])

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const grant = await officeGrant(actor, params.grantId)
  const version = await newestVersion(db(), grant.id)
  return {
    head: grantHead(grant),
    terms:
      version?.state === 'drafted' ? await termsPage(grant, version, clock(request), currentLocale()) : null,
    manager: actor.roles.includes('manager'),
    offered: version !== null && takenBack.has(version.state),
    mayDraft: grant.state === 'agreeing' && (version === null || endedUnsigned.has(version.state)),
    operation: randomUUID(),
    failed: hasWrongForm(context),
    saved: new URL(request.url).searchParams.get('saved'),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const posted = await request.formData()
  const part = partOf(posted)
  const form = readForm(posted, termsFormSchema)
  if (form.status !== 'success') {
    if (form.status === 'error') formWasWrong(context)
    const reply = termsErrorsInWords(form.reply())
    return data({ form: reply, refusal: null }, { status: form.status === 'error' ? 400 : 200 })
  }
  const verdict = await adjustTerms(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok)
    return redirect(
      `/manager/grants/${params.grantId}/terms?saved=${part ? `${part}#${partAnchor(part)}` : 'yes'}`,
    )
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

/** The part whose own button was pressed; it says where to come back, and is no field of the terms. */
function partOf(posted: FormData): TermsPart | null {
  const part = posted.get('part')
  posted.delete('part')
  return termsParts.find((one) => one === part) ?? null
}

/** The workplace of an agreement: its terms as a form, and the agreement that they make beside it, live. */
export default function Terms() {
  const { head, terms, manager, offered, mayDraft, operation, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const preview = terms && manager ? `${head.path}/terms/preview` : null
  const live = usePreview('terms', preview, answer?.form !== undefined)
  if (!terms)
    return (
      <NoDraft
        head={head}
        refusal={answer?.refusal ?? null}
        operation={manager && mayDraft ? operation : null}
        offered={offered}
        manager={manager}
      />
    )
  const beside = live?.beside ?? terms.beside
  const unread = live?.wrong ?? []
  const wrong = beside.problems.flatMap(({ part }) => part ?? [])
  const [problem] = terms.beside.problems.flatMap(({ part }) => part ?? [])
  const savedPart = termsParts.find((part) => part === saved)
  return (
    <GrantFrame head={head}>
      <h1>{m.manager_grant_terms_title()}</h1>
      <p className="db-lead">{m.manager_grant_terms_intro()}</p>
      <p>
        <Link href={`${head.path}/clauses`}>{m.terms_to_clauses()}</Link>
      </p>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      {saved && !answer && <Notice tone="good" title={m.manager_grant_saved()} announce />}
      <Standing path={head.path} beside={beside} waits={unread.length > 0} />
      <Workplace
        beside={
          <>
            <WrongFields formId="terms" wrong={unread} />
            <Beside beside={beside} />
          </>
        }
      >
        <LiveErrors.Provider value={errorsAtFields(unread)}>
          <TermsForm
            which={termsParts}
            {...terms}
            about={{ ...terms.about, sums: beside.sums }}
            reply={answer?.form}
            save={m.manager_grant_save()}
            folds={{ said: beside.parts, wrong, open: savedPart ?? problem ?? termsParts[0] }}
            readOnly={!manager}
          />
        </LiveErrors.Provider>
      </Workplace>
    </GrantFrame>
  )
}

type NoDraftProps = {
  head: { path: string; name: string; reference: string }
  refusal: { what: string; whatNow: string } | null
  /** Of the form that drafts; null when there is nothing to draft, or not by you. */
  operation: string | null
  /** Somebody can still sign it, or it is being made. */
  offered: boolean
  manager: boolean
}

/** There is nothing to change: nothing was drafted yet, or it is on offer or in force. */
function NoDraft({ head, refusal, operation, offered, manager }: NoDraftProps) {
  return (
    <GrantFrame head={head}>
      <h1>{m.manager_grant_terms_title()}</h1>
      {refusal && <Refusal {...refusal} />}
      {offered ? (
        <Notice
          tone="wait"
          title={m.terms_offered()}
          action={
            manager && (
              <ButtonLink href={`${head.path}/withdrawal`} look="second">
                {m.manager_grant_to_withdrawal()}
              </ButtonLink>
            )
          }
        >
          {m.terms_offered_text()}
        </Notice>
      ) : (
        <p>{operation ? m.manager_grant_no_terms_text() : m.manager_grant_not_a_draft()}</p>
      )}
      {operation && (
        <Form action={`${head.path}/draft`} operation={operation} look="inline">
          <Buttons>
            <Button>{m.manager_grant_draft()}</Button>
          </Buttons>
        </Form>
      )}
    </GrantFrame>
  )
}
