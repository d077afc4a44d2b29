import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { sendMessage } from '#app/commands/send-message.server.ts'
import { AgreementArticles } from '#app/components/agreement/agreement-articles.tsx'
import { AgreementBend } from '#app/components/agreement/agreement-bend.tsx'
import { AgreementSchedules } from '#app/components/agreement/agreement-schedules.tsx'
import { AgreementShell } from '#app/components/agreement/agreement-shell.tsx'
import { OfferReplaced, OfferTalk, questionProblems } from '#app/components/agreement/offer-talk.tsx'
import { SigningSection } from '#app/components/agreement/signing-section.tsx'
import { AgreementPicture } from '#app/components/agreement-picture/agreement-picture.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { can } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound } from '#app/server/answers.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { articlesFor, pictureFor, schedulesFor } from '#app/server/granting/agreement-page.server.ts'
import { changedSinceOffer, offerTalkFor } from '#app/server/granting/offer-talk.server.ts'
import {
  agreementHead,
  inOneSentence,
  ownAgreement,
  signingSection,
} from '#app/server/granting/own-agreement.server.ts'
import { requirePerson } from '#app/server/require.server.ts'
import { WordsPost } from '#app/server/together/message-post.ts'
import { db } from '#db/client.server.ts'
import { storedFile } from '#db/queries/agreements.server.ts'
import { factsOfGrant } from '#db/queries/tranches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(m.documents_agreement_title({ name: data.head.name }), data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant, version } = await ownAgreement(actor, params.grantId)
  const [now, language] = [clock(request), currentLocale()]
  const known =
    version.state === 'in-force' ? await factsOfGrant(db(), grant.fund, grant.id, dayOf(now)) : null
  const signing = await signingSection(
    actor,
    'grantee',
    version,
    `/applicant/grants/${grant.id}`,
    now,
    language,
  )
  const executed = await storedFile(db(), version.executedDocument)
  const file = executed ?? (await storedFile(db(), version.document))
  const { terms } = version
  const open = version.state === 'offered' || version.state === 'signed-by-one'
  return {
    head: agreementHead({ grant, version }, signing.turn !== null, language),
    sentence: inOneSentence(version, 'grantee', language),
    purpose: terms.purpose,
    pages: file?.pages ?? 0,
    executed: executed !== null,
    effectiveFrom: version.effectiveFrom && formatDay(version.effectiveFrom, language),
    picture: pictureFor(version, known, now, language),
    texts: await articlesFor(version, language),
    schedules: schedulesFor(version),
    bend: {
      flexibility: terms.flexibility,
      neighbourhoods: terms.neighbourhoods.map(({ name }) => name),
      answerDays: terms.review.answerWorkingDays,
    },
    near: { ...terms.fund.contact, example: grant.example },
    signing,
    talk:
      open || version.state === 'declined'
        ? await offerTalkFor(
            grant.proposal,
            version,
            open && can(actor, 'write-message', { relation: grant.relation }).ok,
            language,
          )
        : null,
    open,
    failed: hasWrongForm(context),
    mayDecline: open && can(actor, 'sign-for-initiative', { relation: grant.relation }).ok,
    changed: open ? await changedSinceOffer(version) : null,
  }
}

/** A question about the offer: it goes to the thread with the fund, and who asked stays at the agreement. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const { grant } = await ownAgreement(actor, params.grantId)
  if (!can(actor, 'write-message', { relation: grant.relation }).ok) throw notFound()
  const form = parseWithZod(await request.formData(), { schema: WordsPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await sendMessage(actor, grant.proposal, form.value, clock(request))
  if (verdict.ok) return redirect(`/applicant/grants/${grant.id}/agreement#questions`)
  formWasRefused(context)
  return refusedHere(actor, verdict, form)
}

/** The whole agreement as a page: what you get, the picture, every article in plain words, what may change, signing. */
export default function GrantAgreement() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { person } = useRootData()
  const { head, near } = page
  const card = {
    name: near.name,
    phone: near.phone,
    example: near.example,
    role: person?.name === near.name ? person.role : m.documents_agreement_near(),
  }
  return (
    <AgreementShell head={head}>
      <Columns
        side={near.phone && <PersonCard person={card} title={m.documents_agreement_read_together()} />}
      >
        <ErrorSummary problems={questionProblems(answer)} />
        <h1>{m.documents_agreement_title({ name: head.name })}</h1>
        <Lead>
          {page.sentence} {m.documents_agreement_read_quietly()} {head.example && <ExampleWord />}
        </Lead>
        <p>{page.purpose}</p>
        <Standing state={head.state} effectiveFrom={page.effectiveFrom} />
        {page.open && page.signing.own && (
          <Notice tone="good" title={page.signing.own}>
            {m.documents_agreement_you_signed_text()}
          </Notice>
        )}
        <OfferReplaced changed={page.changed} />
        <Buttons>
          {page.signing.turn && <ButtonLink href="#signing">{m.documents_agreement_to_signing()}</ButtonLink>}
          {page.pages > 0 && (
            <Link href={`${head.path}/document`} look="alone">
              {(page.executed ? m.documents_agreement_signed_pdf : m.documents_agreement_pdf)({
                pages: String(page.pages),
              })}
            </Link>
          )}
          {page.talk?.ask && (
            <Link href="#questions" look="alone">
              {m.documents_agreement_to_question()}
            </Link>
          )}
        </Buttons>
        <Contents talk={page.talk !== null} />
      </Columns>
      <Section id="picture" title={m.documents_agreement_picture()}>
        <AgreementPicture data={page.picture} id="agreement" />
      </Section>
      <Section
        id="articles"
        title={m.documents_agreement_articles()}
        intro={m.documents_agreement_articles_intro({ precedence: page.texts.precedence })}
      >
        <AgreementArticles texts={page.texts} />
      </Section>
      <Section id="schedules" title={m.documents_agreement_schedules()}>
        <AgreementSchedules schedules={page.schedules} />
      </Section>
      <Section id="bend" title={m.documents_agreement_bend()} intro={m.documents_agreement_bend_intro()}>
        <AgreementBend {...page.bend} />
      </Section>
      <Section id="signing" title={m.documents_agreement_signing()}>
        <SigningSection {...page.signing} />
        {page.mayDecline && (
          <p>
            <Link href={`${head.path}/declining`}>{m.agreement_decline_link()}</Link>
          </p>
        )}
      </Section>
      {page.talk && (
        <Section id="questions" title={m.agreement_offer_questions()}>
          <OfferTalk {...page.talk} path={`${head.path}/agreement`} answer={answer} />
        </Section>
      )}
    </AgreementShell>
  )
}

/** The parts of the page, to jump to. */
function Contents({ talk }: { talk: boolean }) {
  const contents = [
    { id: 'picture', label: m.documents_agreement_picture() },
    { id: 'articles', label: m.documents_agreement_articles() },
    { id: 'schedules', label: m.documents_agreement_schedules() },
    { id: 'bend', label: m.documents_agreement_bend() },
    { id: 'signing', label: m.documents_agreement_signing() },
    ...(talk ? [{ id: 'questions', label: m.agreement_offer_questions() }] : []),
  ]
  return (
    <nav aria-label={m.documents_agreement_contents()}>
      <ul className="db-list">
        {contents.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Standing({ state, effectiveFrom }: { state: string; effectiveFrom: string | null }) {
  if (state === 'in-force' && effectiveFrom) {
    return (
      <Notice tone="good" title={m.documents_agreement_in_force()}>
        {m.documents_agreement_in_force_text({ day: effectiveFrom })}
      </Notice>
    )
  }
  if (state === 'declined')
    return (
      <Notice tone="wait" title={m.agreement_declined()}>
        {m.agreement_declined_text()}
      </Notice>
    )
  if (state === 'withdrawn')
    return (
      <Notice tone="wait" title={m.documents_agreement_withdrawn()}>
        {m.documents_agreement_withdrawn_text()}
      </Notice>
    )
  if (state === 'expired')
    return (
      <Notice tone="wait" title={m.documents_agreement_expired()}>
        {m.documents_agreement_expired_text()}
      </Notice>
    )
  return null
}
