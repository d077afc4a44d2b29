import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { ExampleWord } from '#app/components/block/example-word.tsx'
import { KeyFigure, KeyFigures } from '#app/components/block/key-figure.tsx'
import { People } from '#app/components/block/person-card.tsx'
import { RoundCard } from '#app/components/block/round-card.tsx'
import { Table } from '#app/components/block/table.tsx'
import { ButtonLink } from '#app/components/form/button.tsx'
import { Link } from '#app/components/link.tsx'
import { MoneyBar } from '#app/components/money/money-bar.tsx'
import { Grid } from '#app/components/page/columns.tsx'
import { Hero } from '#app/components/page/hero.tsx'
import { Section } from '#app/components/page/section.tsx'
import { SeeNumber } from '#app/components/results/see-number.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { homePage } from '#app/server/public/home-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.fund.name} – Dichtbij` : 'Dichtbij' },
]

type Page = NonNullable<Awaited<ReturnType<typeof homePage>>>

export async function loader({ request }: LoaderFunctionArgs) {
  return homePage(clock(request), currentLocale())
}

export default function Home() {
  const page = useLoaderData<typeof loader>()
  const actions = (
    <>
      <ButtonLink look="lamp" href="#rounds">
        {m.public_home_see_rounds()}
      </ButtonLink>
      <ButtonLink look="night" href="/check">
        {m.public_home_do_check()}
      </ButtonLink>
    </>
  )
  const lead = m.public_home_lead({ fund: page?.fund.name ?? 'Dichtbij' })
  const hero = (
    <Hero title={[m.public_home_title_one(), m.public_home_title_two()]} lead={lead} actions={actions} />
  )
  return (
    <PublicShell current="/" hero={hero}>
      <Rounds rounds={page?.rounds ?? []} />
      {page && (
        <>
          <Figures page={page} />
          <Money page={page} />
          <Grants page={page} />
          <Near page={page} />
        </>
      )}
    </PublicShell>
  )
}

function Rounds({ rounds }: Pick<Page, 'rounds'>) {
  const steps = [
    m.public_home_step_apply(),
    m.public_home_step_panel(),
    m.public_home_step_decision(),
    m.public_home_step_agreement(),
    m.public_home_step_learn(),
  ]
  return (
    <Section id="rounds" title={m.public_home_rounds()}>
      {rounds.length === 0 ? (
        <Empty level={3} title={m.public_home_no_round()}>
          {m.public_home_no_round_text()}
        </Empty>
      ) : (
        <Grid>
          {rounds.map(({ key, href, title, small, state, tag, amount, until }) => (
            <RoundCard
              key={key}
              state={
                <StateTag machine="round" state={state}>
                  {tag}
                </StateTag>
              }
              title={title}
              href={href}
              amount={amount}
              purpose={small ? m.public_home_purpose_small() : m.public_home_purpose()}
              steps={steps}
              stepsLabel={m.public_home_steps()}
              action={<ButtonLink href={href}>{m.public_home_see_round()}</ButtonLink>}
            >
              {small ? m.public_home_for_whom_small() : m.public_home_for_whom()} {until}
            </RoundCard>
          ))}
        </Grid>
      )}
    </Section>
  )
}

function Figures({ page: { figures, period, source } }: { page: Page }) {
  if (figures.length === 0) return null
  return (
    <Section id="figures" title={period ? m.public_home_changed_in({ period }) : m.public_home_changed()}>
      <KeyFigures>
        {figures.map(({ key, text, name, figure, href }) => (
          <KeyFigure key={key} figure={figure} link={<SeeNumber href={href} name={name} />}>
            {text}
          </KeyFigure>
        ))}
      </KeyFigures>
      {source && <p className="db-small db-soft db-after">{m.public_home_source({ source })}</p>}
    </Section>
  )
}

function Money({ page: { fund, money } }: { page: Page }) {
  const title = (
    <>
      {m.public_home_money()} {fund.example && <ExampleWord />}
    </>
  )
  return (
    <Section
      id="money"
      title={title}
      end={
        <Link href="/money" look="alone">
          {m.public_home_all_money()}
        </Link>
      }
    >
      <MoneyBar
        id="home-money"
        paid={money.paid}
        agreed={money.agreed}
        free={money.free}
        caption={m.public_home_received({
          amount: money.received,
          from: money.from,
          to: money.to,
          on: money.on,
        })}
      />
    </Section>
  )
}

function Grants({ page: { fund, grants } }: { page: Page }) {
  const amount = (
    <>
      {m.public_home_amount()} {fund.example && <ExampleWord />}
    </>
  )
  return (
    <Section
      id="grants"
      title={m.public_home_begun()}
      end={
        <Link href="/grants" look="alone">
          {m.public_home_all_grants()}
        </Link>
      }
    >
      {grants.length === 0 ? (
        <Empty level={3} title={m.public_home_none_begun()}>
          {m.public_home_none_begun_text()}
        </Empty>
      ) : (
        <Table
          caption={m.public_home_begun()}
          captionHidden
          rows={grants}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'initiative',
              head: m.public_home_initiative(),
              cell: ({ href, initiative, summary }) => (
                <>
                  <Link href={href}>{initiative}</Link>
                  <small>{summary}</small>
                </>
              ),
            },
            { key: 'where', head: m.public_home_where(), cell: ({ where }) => where },
            {
              key: 'state',
              head: m.public_home_state(),
              cell: ({ state, word }) => (
                <StateTag machine="grant" state={state}>
                  {word}
                </StateTag>
              ),
            },
            {
              key: 'amount',
              head: amount,
              label: m.public_home_amount(),
              number: true,
              cell: (row) => row.amount,
            },
          ]}
        />
      )}
    </Section>
  )
}

function Near({ page: { fund, people } }: { page: Page }) {
  if (people.length === 0) return null
  const intro = (
    <>
      {m.public_home_near_text()} {fund.example && <ExampleWord />}
    </>
  )
  return (
    <Section id="people" title={m.public_home_near()} intro={intro}>
      <People people={people.filter(({ neighbourhood }) => neighbourhood)} />
    </Section>
  )
}
