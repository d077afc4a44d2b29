import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataList } from '#app/components/block/data-list.tsx'
import { Outcome } from '#app/components/block/outcome.tsx'
import { telephone } from '#app/components/block/person.ts'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { checkPage } from '#app/server/public/check-page.server.ts'

export const handle = {
  script: false,
  query: [
    'whereIsIt',
    'whoAreYou',
    'paidElsewhere',
    'whatKind',
    'howMuch',
    'alreadyStarted',
    'round',
    'question',
    'sent',
  ],
}
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page ? titleOf(page) : '' }]

type Page = Awaited<ReturnType<typeof checkPage>>
type Asking = Extract<Page, { kind: 'question' }>
type Ending = Extract<Page, { kind: 'outcome' }>

export async function loader({ request }: LoaderFunctionArgs) {
  return checkPage(new URL(request.url).searchParams, clock(request), currentLocale())
}

function titleOf(page: Page): string {
  if (page.kind === 'outcome') return page.outcome.title
  return titleWithError(`${page.which}: ${page.question.label}`, page.error !== undefined)
}

export default function Check() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/check">
      {page.kind === 'outcome' ? <Result page={page} /> : <Question page={page} />}
    </PublicShell>
  )
}

function Question({ page }: { page: Asking }) {
  const { question, which, error, hidden, back, next, intro, answers } = page
  return (
    <div className="db-stack">
      <Link href={back.href} look="back">
        ‹ {back.label}
      </Link>
      <Form method="get" action="/check" hidden={hidden}>
        <ErrorSummary problems={error ? [{ id: question.key, text: error }] : []} />
        {intro && <Lead>{intro}</Lead>}
        <RadioGroup
          name={question.key}
          label={question.label}
          hint={question.hint}
          over={which}
          heading={1}
          error={error}
          defaultValue={answers[question.key]}
          choices={question.options}
        />
        <Buttons>
          <Button>{next}</Button>
        </Buttons>
      </Form>
    </div>
  )
}

function Result({ page }: { page: Ending }) {
  const { kind, title, text, reasons, anotherWayTitle, help } = page.outcome
  return (
    <Outcome kind={kind} title={title} lead={text}>
      {reasons.length > 0 && (
        <>
          {reasons.map(({ because }) => (
            <p key={because}>{because}</p>
          ))}
          <h2>{anotherWayTitle ?? m.public_check_what_now()}</h2>
          <ul className="db-list">
            {reasons.map(({ anotherWay }) => (
              <li key={anotherWay}>{anotherWay}</li>
            ))}
          </ul>
        </>
      )}
      <WhatNow page={page} />
      {help && kind !== 'maybe' && <p>{help}</p>}
      <h2>{m.public_check_given()}</h2>
      <DataList items={page.given} />
    </Outcome>
  )
}

/** Yes begins; perhaps calls first, and may begin all the same; no leads to a person as well. */
function WhatNow({ page }: { page: Ending }) {
  const { kind, button, second } = page.outcome
  if (kind === 'yes') return <Begin page={page}>{button}</Begin>
  const callBack = (
    <Buttons>
      <ButtonLink href={page.callBack}>{button}</ButtonLink>
      {page.person && (
        <Link href={telephone(page.person.phone)} look="alone">
          {m.public_check_call(page.person)}
        </Link>
      )}
    </Buttons>
  )
  if (kind === 'no') return callBack
  return (
    <>
      {callBack}
      {second && <p>{second}</p>}
      <Begin page={page} look="second">
        {m.public_check_anyway()}
      </Begin>
    </>
  )
}

function Begin({ page, look, children }: { page: Ending; look?: 'second'; children: string }) {
  if (!page.round) return <p>{m.public_check_no_round()}</p>
  return (
    <Form
      action="/applicant/proposals"
      look="inline"
      operation={page.operation}
      hidden={{ round: page.round.id, ...page.answers }}
    >
      <Button look={look}>{children}</Button>
    </Form>
  )
}
