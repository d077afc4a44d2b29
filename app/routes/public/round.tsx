import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Card } from '#app/components/block/card.tsx'
import { Criteria } from '#app/components/block/criteria.tsx'
import { DataList } from '#app/components/block/data-list.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { Facts } from '#app/components/block/facts.tsx'
import { Fold } from '#app/components/block/fold.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { PersonCard } from '#app/components/block/person-card.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { useRootData } from '#app/components/shell-data.ts'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { Thread } from '#app/components/state/thread.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { roundPage } from '#app/server/public/round-page.server.ts'
import { isInside } from '#app/server/session.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.name ?? '' }]

type Page = Awaited<ReturnType<typeof roundPage>>

export async function loader({ request, params }: LoaderFunctionArgs) {
  const now = clock(request)
  return roundPage(params.slug ?? '', await isInside(request, now), now, currentLocale())
}

export default function Round() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/check">
      <Link href="/" look="back">
        ‹ {m.public_round_back()}
      </Link>
      <Columns side={<Side page={page} />} sideLabel={m.public_round_side()}>
        {page.notice && <Notice tone="calm" title={page.notice} />}
        <p>
          <StateTag machine="round" state={page.state}>
            {page.tag}
          </StateTag>
        </p>
        <h1>{page.name}</h1>
        <Lead>{m.public_round_lead()}</Lead>
        <RoundFacts page={page} />
        <Begin page={page} />
        <Questions page={page} />
        <h2 id="how">{m.public_round_decide()}</h2>
        {page.how && <p>{page.how}</p>}
        <p>{m.public_round_board()}</p>
        <Criteria
          criteria={page.weights.map(({ weight, key, name, asks }) => ({
            key,
            name,
            asks,
            weight: weight ?? 0,
          }))}
        />
        <Anchors page={page} />
        <p>
          {m.public_round_conflict()} <Link href="/how-we-decide">{m.public_round_who()}</Link>
        </p>
      </Columns>
    </PublicShell>
  )
}

function RoundFacts({ page: { facts, example } }: { page: Page }) {
  const ceiling = (
    <>
      {m.public_round_ceiling({ amount: facts.ceiling })} {m.public_round_left({ amount: facts.left })}{' '}
      {example && <ExampleWord />}
    </>
  )
  return (
    <Facts
      facts={[
        { term: m.public_round_for(), value: m.public_round_for_whom(), more: m.public_round_no_kvk() },
        { term: m.public_round_where(), value: facts.where },
        { term: m.public_round_how_much(), value: facts.amount, more: ceiling },
        {
          term: m.public_round_fund(),
          value: facts.fundCeiling,
          more: m.public_round_fund_left({ amount: facts.fundLeft }),
        },
        { term: m.public_round_till(), value: facts.closes },
        {
          term: m.public_round_how_long(),
          value: facts.small ? m.public_round_half_hour() : m.public_round_two_hours(),
          more: m.public_round_stop(),
        },
        { term: m.public_round_hear(), value: facts.decides },
        {
          term: m.public_round_ready(),
          value: facts.small ? m.public_round_account() : m.public_round_budget(),
        },
      ]}
    />
  )
}

function Begin({ page }: { page: Page }) {
  if (!page.known) return null
  if (!page.mayBegin) {
    return (
      <Notice
        tone="calm"
        title={m.public_round_closed_title()}
        action={<Link href="/">{m.public_round_closed_other()}</Link>}
      >
        {m.public_round_closed({ when: page.facts.closes })}
      </Notice>
    )
  }
  return (
    <>
      {page.state === 'planned' && (
        <Notice title={m.public_round_planned_title()}>{m.public_round_planned()}</Notice>
      )}
      <div className="db-row db-after">
        <Form
          action="/applicant/proposals"
          look="inline"
          operation={page.operation}
          hidden={{ round: page.id }}
        >
          <Button>{page.state === 'planned' ? m.public_round_prepare() : m.public_round_begin()}</Button>
        </Form>
        <Link href={`/check?round=${page.slug}`} look="alone">
          {m.public_round_check_first()}
        </Link>
      </div>
    </>
  )
}

function Questions({ page: { questions, slug } }: { page: Page }) {
  return (
    <>
      <h2 id="questions">{m.public_round_questions()}</h2>
      <p>{m.public_round_all_questions({ count: questions.total })}</p>
      <p>
        <Link href={`/rounds/${slug}/questions`} look="alone">
          {m.public_round_paper()}
        </Link>
      </p>
      <div>
        {questions.sections.map(({ key, title, questions: asked }) => (
          <Fold
            key={key}
            title={title}
            note={asked.length === 1 ? m.public_round_one() : m.public_round_count({ count: asked.length })}
            open={key === 'voornemen'}
          >
            <ol className="db-list">
              {asked.map((question) => (
                <li key={question}>{question}</li>
              ))}
            </ol>
          </Fold>
        ))}
      </div>
    </>
  )
}

/** What a 1, a 3 and a 5 mean on each V, so that who applies knows what readers look for. */
function Anchors({ page: { weights } }: { page: Page }) {
  return (
    <div>
      {weights.map(({ key, name, anchors }) => (
        <Fold key={key} title={m.public_round_anchors({ criterion: name })}>
          <DataList
            items={anchors.map(({ score, means }) => ({
              key: score,
              label: m.public_round_score({ score }),
              value: means,
            }))}
          />
        </Fold>
      ))}
    </div>
  )
}

function Side({ page }: { page: Page }) {
  const { person } = useRootData()
  return (
    <>
      {person && <PersonCard person={person} title={m.public_round_doubt()} />}
      <Card title={m.public_round_then()}>
        <Thread steps={page.steps} tight />
      </Card>
    </>
  )
}
