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
  query: ['whereIsIt', 'whoAreYou', 'paidElsewhere', 'round', 'change', 'sent'],
}
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? titleWithError(page.outcome?.title ?? page.title, page.missing.length > 0) : '' },
]

type Page = Awaited<ReturnType<typeof checkPage>>

export async function loader({ request }: LoaderFunctionArgs) {
  return checkPage(new URL(request.url).searchParams, clock(request), currentLocale())
}

export default function Check() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/check">
      {page.outcome ? <Result page={page} outcome={page.outcome} /> : <Questions page={page} />}
    </PublicShell>
  )
}

function Questions({ page }: { page: Page }) {
  const hidden = { sent: '1', ...(page.round && { round: page.round.slug }) }
  const errorOf = (key: string) => page.missing.find((one) => one.key === key)?.text
  return (
    <Form method="get" action="/check" hidden={hidden}>
      <ErrorSummary problems={page.missing.map(({ key, text }) => ({ id: key, text }))} />
      <div className="db-stack-s">
        <h1>{page.title}</h1>
        <Lead>{page.intro}</Lead>
      </div>
      {page.questions.map(({ key, label, hint, options }) => (
        <RadioGroup
          key={key}
          name={key}
          label={label}
          hint={hint}
          heading={2}
          error={errorOf(key)}
          defaultValue={page.answers[key]}
          choices={options}
        />
      ))}
      <Buttons>
        <Button>{page.showResult}</Button>
      </Buttons>
    </Form>
  )
}

function Result({ page, outcome }: { page: Page; outcome: NonNullable<Page['outcome']> }) {
  const { kind, title, text, reasons, anotherWayTitle, help } = outcome
  return (
    <Outcome kind={kind} title={title} lead={text}>
      {kind === 'yes' && <Answers page={page} />}
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
      {kind === 'maybe' && page.person && (
        <Buttons>
          <ButtonLink href={telephone(page.person.phone)}>
            {m.public_check_call({ name: page.person.name, phone: page.person.phone })}
          </ButtonLink>
        </Buttons>
      )}
      {kind !== 'no' && (
        <Begin page={page} second={kind === 'maybe' ? outcome.second : undefined} label={outcome.button} />
      )}
      {help && kind !== 'maybe' && <p>{help}</p>}
      <p>
        <Link href={page.change} look="alone">
          {page.changeAnswers}
        </Link>
      </p>
    </Outcome>
  )
}

function Answers({ page }: { page: Page }) {
  const items = page.questions.map(({ key, label, options }) => ({
    key,
    label,
    value: options.find(({ value }) => value === page.answers[key])?.label,
  }))
  return <DataList items={items} />
}

function Begin({ page, second, label }: { page: Page; second?: string; label: string }) {
  if (!page.round) return <p>{m.public_check_no_round()}</p>
  return (
    <Form
      action="/applicant/proposals"
      look="inline"
      operation={page.operation}
      hidden={{ round: page.round.id, ...page.answers }}
    >
      <Button look={second ? 'second' : 'primary'}>{second ? m.public_check_anyway() : label}</Button>
    </Form>
  )
}
