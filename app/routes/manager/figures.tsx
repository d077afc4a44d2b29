import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Table } from '#app/components/block/table.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { requireOffice } from '#app/server/require.server.ts'
import { figuresPage } from '#app/server/results/figures-page.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.results_figures_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return figuresPage(actor, new URL(request.url).searchParams, currentLocale())
}

/** What every grant promised to measure, what it counted, and the money beside it. */
export default function Figures() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <Link href="/manager/grants" look="back">
        ‹ {m.manager_grant_list_title()}
      </Link>
      <h1>{m.results_figures_title()}</h1>
      <Lead>{m.results_figures_lead()}</Lead>
      <Form method="get" action="/manager/figures" look="search" label={m.results_figures_find()}>
        <div className="db-search__choices">
          <SelectField
            name="pillar"
            label={m.lessons_pillar()}
            options={page.pillars}
            empty={m.manager_find_any()}
            defaultValue={page.about.pillar}
          />
          <SelectField
            name="neighbourhood"
            label={m.lessons_place()}
            options={page.neighbourhoods}
            empty={m.manager_find_any()}
            defaultValue={page.about.neighbourhood}
          />
        </div>
        <p className="db-row">
          <Button look="second">{m.manager_find_do()}</Button>
        </p>
      </Form>
      {page.unsigned && (
        <p>
          {page.unsigned} <Link href="/manager/grants">{m.results_figures_unsigned_see()}</Link>
        </p>
      )}
      {page.groups.length === 0 ? (
        <Empty title={m.results_figures_empty()}>{m.results_figures_empty_text()}</Empty>
      ) : (
        <Table
          caption={m.results_figures_title()}
          captionHidden
          groups={page.groups}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'name',
              head: m.results_figures_what(),
              cell: ({ name, href }) => <Link href={href}>{name}</Link>,
            },
            {
              key: 'baseline',
              head: m.results_figures_baseline(),
              number: true,
              cell: ({ baseline }) => baseline,
            },
            { key: 'now', head: m.results_figures_now(), cell: ({ now }) => now },
            { key: 'target', head: m.results_figures_aim(), cell: ({ target }) => target },
            {
              key: 'progress',
              head: m.results_figures_progress(),
              number: true,
              cell: ({ progress }) => progress,
            },
            { key: 'counted', head: m.results_figures_counted(), cell: ({ counted }) => counted },
          ]}
        />
      )}
      {(page.earlier || page.later) && (
        <nav className="db-row" aria-label={m.manager_find_pages()}>
          {page.earlier && <Link href={page.earlier}>{m.results_figures_earlier()}</Link>}
          {page.later && <Link href={page.later}>{m.manager_find_next()}</Link>}
        </nav>
      )}
    </OfficeShell>
  )
}
