import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Filters } from '#app/components/block/filters.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Table } from '#app/components/block/table.tsx'
import { FlowFigure } from '#app/components/charts/flow-figure.tsx'
import { FundFrame } from '#app/components/fund/fund-frame.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { forecastPage } from '#app/server/fund/forecast-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.fund_forecast_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const { searchParams } = new URL(request.url)
  const asked = {
    late: searchParams.get('late'),
    comes: searchParams.get('comes'),
    pot: searchParams.get('pot'),
  }
  return forecastPage(actor.fund, asked, clock(request))
}

/** What comes in and goes out month by month, with what-ifs, and what can still be awarded in which year. */
export default function FundForecast() {
  const page = useLoaderData<typeof loader>()
  return (
    <FundFrame>
      <h1>{m.fund_forecast_title()}</h1>
      <Lead>{m.fund_forecast_lead()}</Lead>
      <Filters label={m.fund_forecast_of()} filters={page.switches.pot} />
      <Filters label={m.fund_forecast_payments()} filters={page.switches.late} />
      <Filters label={m.fund_forecast_comes()} filters={page.switches.comes} />
      <Notice tone={page.isShort ? 'bad' : 'calm'} title={page.shortest}>
        {page.says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </Notice>
      <FlowFigure
        id="flow"
        title={m.fund_forecast_figure({ name: page.title })}
        by={m.fund_forecast_figure_by()}
        level={2}
        months={page.months}
      />
      {page.awardable.length > 0 && (
        <Section
          id="awardable"
          title={m.fund_forecast_awardable()}
          intro={
            page.whatIf
              ? `${m.fund_forecast_awardable_intro()} ${m.fund_forecast_awardable_what_if()}`
              : m.fund_forecast_awardable_intro()
          }
        >
          <Table
            caption={m.fund_forecast_awardable()}
            captionHidden
            rows={page.awardable}
            rowKey={({ key }) => key}
            columns={[
              { key: 'year', head: m.fund_forecast_year(), cell: ({ key }) => key },
              {
                key: 'free',
                head: page.whatIf ? m.fund_forecast_free_what_if() : m.fund_forecast_free(),
                number: true,
                cell: ({ free }) => free,
              },
              { key: 'amount', head: m.fund_forecast_left(), number: true, cell: ({ amount }) => amount },
              { key: 'why', head: m.fund_forecast_bound(), text: true, cell: ({ why }) => why },
            ]}
          />
        </Section>
      )}
    </FundFrame>
  )
}
