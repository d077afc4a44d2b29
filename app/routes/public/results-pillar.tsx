import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Filters } from '#app/components/block/filters.tsx'
import { KeyFigure, KeyFigures } from '#app/components/block/key-figure.tsx'
import { Table } from '#app/components/block/table.tsx'
import { BarsFigure } from '#app/components/charts/bars-figure.tsx'
import { Figures } from '#app/components/charts/figure.tsx'
import { Link } from '#app/components/link.tsx'
import { Stack } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { grantColumns } from '#app/components/results/grant-columns.tsx'
import { MoreGrants } from '#app/components/results/more-grants.tsx'
import { NumberTable } from '#app/components/results/number-table.tsx'
import { SeeNumber } from '#app/components/results/see-number.tsx'
import { PublicShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { pillarPage } from '#app/server/results/pillar-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? m.results_public_results_title()} – Dichtbij` },
]

type Page = Awaited<ReturnType<typeof pillarPage>>

export async function loader({ request, params }: LoaderFunctionArgs) {
  return pillarPage(params.pillar ?? '', clock(request), currentLocale())
}

/** One pillar: its goal, its figures, what grants added, what nobody measured, and where every number comes from. */
export default function Pillar() {
  const page = useLoaderData<typeof loader>()
  return (
    <PublicShell current="/results">
      <Link href="/results" look="back">
        ‹ {m.results_public_all_results()}
      </Link>
      <h1>{page.name}</h1>
      {page.goals.map((goal) => (
        <Lead key={goal}>{m.results_public_goal({ goal })}</Lead>
      ))}
      <Filters
        filters={page.pillars.map(({ key, name, href, current }) => ({ key, label: name, href, current }))}
      />
      <Measured page={page} />
      <Missing page={page} />
      <FromGrants page={page} />
      <Numbers page={page} />
    </PublicShell>
  )
}

function Measured({ page: { drawings, figures } }: { page: Page }) {
  if (drawings.length + figures.length === 0) return null
  return (
    <Section id="measured" title={m.results_public_programme_says()}>
      <Stack>
        {figures.length > 0 && (
          <KeyFigures>
            {figures.map(({ key, href, name, figure, text }) => (
              <KeyFigure key={key} figure={figure} link={<SeeNumber href={href} name={name} />}>
                {text}
              </KeyFigure>
            ))}
          </KeyFigures>
        )}
        {drawings.length > 0 && (
          <Figures>
            {drawings.map(({ key, href, name, by, ...figure }) => (
              <BarsFigure
                key={key}
                id={`d-${key}`}
                {...figure}
                by={
                  <>
                    {by} <SeeNumber href={href} name={name} />
                  </>
                }
              />
            ))}
          </Figures>
        )}
      </Stack>
    </Section>
  )
}

function Missing({ page: { missing } }: { page: Page }) {
  if (missing.length === 0) return null
  return (
    <Section id="missing" title={m.results_public_not_measured()} intro={m.results_public_missing_intro()}>
      <KeyFigures>
        {missing.map(({ key, href, name, goal, why }) => (
          <KeyFigure key={key} figure={{ kind: 'missing' }} link={<SeeNumber href={href} name={name} />}>
            {goal ? m.results_public_goal_was({ name, goal }) : `${name}.`} {why}
          </KeyFigure>
        ))}
      </KeyFigures>
    </Section>
  )
}

function FromGrants({ page: { fromGrants, beside, grants, more, money } }: { page: Page }) {
  if (grants.length + fromGrants.length + beside.length === 0) return null
  return (
    <Section id="grants" title={m.results_public_fund_added()} intro={m.results_public_fund_added_intro()}>
      <Stack>
        {money && <p>{money}</p>}
        {fromGrants.length > 0 && (
          <Figures>
            {fromGrants.map(({ key, href, name, by, ...figure }) => (
              <BarsFigure
                key={key}
                id={key}
                {...figure}
                by={
                  <>
                    {by} <SeeNumber href={href} name={name} />
                  </>
                }
              />
            ))}
          </Figures>
        )}
        {beside.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {grants.length > 0 && (
          <Table
            caption={m.results_public_grants_title()}
            captionHidden
            rows={grants}
            rowKey={({ key }) => key}
            columns={grantColumns({ example: grants.some(({ example }) => example), pillar: false })}
          />
        )}
        {more && <MoreGrants count={grants.length} />}
      </Stack>
    </Section>
  )
}

function Numbers({ page: { rows } }: { page: Page }) {
  return (
    <Section id="numbers" title={m.results_public_numbers()} intro={m.results_public_numbers_intro()}>
      <NumberTable rows={rows} />
    </Section>
  )
}
