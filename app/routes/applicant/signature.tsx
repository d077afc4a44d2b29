import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signAgreement } from '#app/commands/sign-agreement.server.ts'
import { AgreementShell } from '#app/components/agreement/agreement-shell.tsx'
import { SigningSection, signatureProblems } from '#app/components/agreement/signing-section.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import {
  agreementHead,
  forSigner,
  inOneSentence,
  ownAgreement,
  signingSection,
} from '#app/server/granting/own-agreement.server.ts'
import { SignaturePost } from '#app/server/granting/signature-form.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(m.documents_agreement_signing_title({ name: data.head.name }), data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const own = await ownAgreement(actor, params.grantId)
  const [now, language] = [clock(request), currentLocale()]
  const path = `/applicant/grants/${own.grant.id}`
  const signing = await signingSection(actor, 'grantee', own.version, path, now, language)
  return {
    head: agreementHead(own, signing.turn !== null, language),
    sentence: inOneSentence(own.version, 'grantee', language),
    signing,
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = parseWithZod(await request.formData(), { schema: SignaturePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const grant = params.grantId ?? ''
  const verdict = await signAgreement(actor, grant, 'grantee', form.value, clock(request))
  if (verdict.ok) return redirect(`/applicant/grants/${grant}/agreement#signing`)
  const { version } = await ownAgreement(actor, grant)
  return refused(verdict, form, await forSigner(actor, version))
}

/** Signing on a page of its own: the code, who signs, and nothing else to look at. */
export default function Signature() {
  const { head, sentence, signing } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const agreement = `${head.path}/agreement`
  return (
    <AgreementShell head={head}>
      <div className="db-stack">
        <Link href={agreement} look="back">
          ‹ {m.documents_agreement_back()}
        </Link>
        <ErrorSummary problems={signatureProblems(answer?.form)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.documents_agreement_signing_title({ name: head.name })}</h1>
        <p>{sentence}</p>
        <SigningSection {...signing} level={2} reply={answer?.form} />
      </div>
    </AgreementShell>
  )
}
