import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Filters } from '#app/components/block/filters.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { BoardSearch } from '#app/components/granting/board-search.tsx'
import { TrancheTable } from '#app/components/granting/tranche-table.tsx'
import { Link } from '#app/components/link.tsx'
import { Months } from '#app/components/money/months.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { SavedViews } from '#app/components/office/saved-views.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clock } from '#app/server/clock.server.ts'
import { type BoardPage, boardPage } from '#app/server/granting/board-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.manager_tranche_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return boardPage(actor, new URL(request.url).searchParams, clock(request), currentLocale())
}

/** The board of payments. */
export default function Tranches() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/tranches">
      <div className="db-stack">
        <div className="db-row db-row--between">
          <h1>{m.manager_tranche_title()}</h1>
          <ListFiles list="tranches" query={page.file} />
        </div>
        <p>
          <Link href="/manager/payments" look="alone">
            {m.payments_link()}
          </Link>
        </p>
        <div>
          <Months months={page.months} />
          <p className="db-small db-soft">{m.manager_tranche_months_note()}</p>
        </div>
        <BoardSearch form={page.form} />
        <SavedViews {...page.kept} />
        {page.wrong && (
          <Notice tone="calm" title={m.manager_tranche_misread()}>
            {page.wrong.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </Notice>
        )}
        <div>
          <Filters filters={page.shows} />
          <Filters label={m.manager_tranche_grouped()} filters={page.groupings} />
        </div>
        <Found page={page} />
      </div>
    </OfficeShell>
  )
}

function Found({ page: { groups, form, first, next } }: { page: BoardPage }) {
  if (groups.length === 0) {
    return form.narrowed ? (
      <Empty title={m.manager_tranche_find_none()}>{m.manager_tranche_find_none_text()}</Empty>
    ) : (
      <Empty title={m.manager_tranche_empty()}>{m.manager_tranche_empty_text()}</Empty>
    )
  }
  return (
    <>
      <TrancheTable caption={m.manager_tranche_caption()} groups={groups} />
      {(first || next) && (
        <nav className="db-row" aria-label={m.manager_find_pages()}>
          {first && <Link href={first}>{m.manager_find_first()}</Link>}
          {next && <Link href={next}>{m.manager_find_next()}</Link>}
        </nav>
      )}
    </>
  )
}
