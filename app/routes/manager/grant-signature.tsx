import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { signAgreement } from '#app/commands/sign-agreement.server.ts'
import { AgreementArticles } from '#app/components/agreement/agreement-articles.tsx'
import { SigningSection, signatureProblems } from '#app/components/agreement/signing-section.tsx'
import { AgreementPicture } from '#app/components/agreement-picture/agreement-picture.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { OfferQuestion } from '#app/components/granting/offer-question.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { articlesFor, pictureFor } from '#app/server/granting/agreement-page.server.ts'
import { questionWaits } from '#app/server/granting/offer-talk.server.ts'
import { grantHead, officeGrant } from '#app/server/granting/office-grant.server.ts'
import { inOneSentence, signingSection } from '#app/server/granting/own-agreement.server.ts'
import { SignaturePost } from '#app/server/granting/signature-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireApprover } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { newestVersion } from '#db/queries/agreements.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(m.documents_agreement_signing_title({ name: data.head.name }), data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireApprover(request)
  const grant = await officeGrant(actor, params.grantId)
  const version = await newestVersion(db(), grant.id)
  if (!version?.offeredAt) throw notFound()
  const [now, language] = [clock(request), currentLocale()]
  return {
    head: grantHead(grant),
    sentence: inOneSentence(version, 'fund', language),
    picture: pictureFor(version, null, now, language),
    texts: await articlesFor(version, language),
    signing: await signingSection(actor, 'fund', version, `/manager/grants/${grant.id}`, now, language),
    question: (await questionWaits(grant.proposal, version))
      ? `/manager/proposals/${grant.proposal}/messages`
      : null,
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireApprover(request)
  const form = parseWithZod(await request.formData(), { schema: SignaturePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const grant = params.grantId ?? ''
  const verdict = await signAgreement(actor, grant, 'fund', form.value, clock(request))
  return verdict.ok ? redirect(`/manager/grants/${grant}`) : refused(verdict, form, await forStaff(actor))
}

/** The fund's side signs: what it binds itself to, and the place to sign. */
export default function GrantSignature() {
  const { head, sentence, picture, texts, signing, question } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <GrantFrame head={head}>
      <ErrorSummary problems={signatureProblems(answer?.form)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.documents_agreement_signing_title({ name: head.name })}</h1>
      <p>{sentence}</p>
      {question && <OfferQuestion href={question} />}
      <SigningSection {...signing} level={2} reply={answer?.form} />
      <p>
        <Link href={`${head.path}/document`}>{m.manager_grant_document()}</Link>
      </p>
      <Section id="picture" title={m.documents_agreement_picture()}>
        <AgreementPicture data={picture} id="signature" />
      </Section>
      <Section id="articles" title={m.documents_agreement_articles()} intro={texts.notice}>
        <AgreementArticles texts={texts} />
      </Section>
    </GrantFrame>
  )
}
