import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { BooksLinks } from '#app/components/books/books-links.tsx'
import { Button } from '#app/components/form/button.tsx'
import { DateField, typedDay } from '#app/components/form/date-field.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { formatDay, formatNumber } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { mostLines } from '#app/server/books/journal.server.ts'
import { typedPeriod } from '#app/server/books/period.ts'
import { clock } from '#app/server/clock.server.ts'
import { requireOffice } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { linesIn } from '#db/queries/journal.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.books_journal() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  const language = currentLocale()
  const { typed, period } = typedPeriod(new URL(request.url).searchParams, dayOf(clock(request)))
  const lines = period ? await linesIn(db(), actor.fund, period) : 0
  return {
    typed: { from: typedDay(typed.from) ?? '', to: typedDay(typed.to) ?? '' },
    files: period && {
      query: new URLSearchParams(period).toString(),
      from: formatDay(period.from, language),
      to: formatDay(period.to, language),
    },
    lines: formatNumber(lines, language),
    empty: lines === 0,
    tooMany: lines > mostLines,
  }
}

/** The journal of a period, to take to the bookkeeper. */
export default function Journal() {
  const { typed, files, lines, empty, tooMany } = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/fund">
      <Link href="/manager/fund" look="back">
        ‹ {m.manager_fund_title()}
      </Link>
      <div className="db-stack">
        <div className="db-stack-s">
          <h1>{m.books_journal()}</h1>
          <Lead>{m.books_journal_lead()}</Lead>
        </div>
        <BooksLinks current="/manager/journal" />
        <Form method="get" action="/manager/journal" look="search" label={m.books_period()}>
          <div className="db-search__choices">
            <DateField name="from" label={m.books_from()} defaultValue={typed.from} />
            <DateField name="to" label={m.books_to()} defaultValue={typed.to} />
          </div>
          <p>
            <Button look="second">{m.books_period_choose()}</Button>
          </p>
        </Form>
      </div>
      {!files && (
        <Notice tone="wait" title={m.books_period_wrong()}>
          {m.books_period_wrong_text()}
        </Notice>
      )}
      {files && tooMany && (
        <Notice tone="wait" title={m.books_too_many()}>
          {m.books_too_many_text({ lines })}
        </Notice>
      )}
      {files && empty && <Empty title={m.books_none()}>{m.books_journal_empty()}</Empty>}
      {files && !empty && !tooMany && (
        <Section id="files" title={m.books_files(files)} intro={m.books_files_intro({ lines })}>
          <ul className="db-plain">
            {kinds.map(({ format, word, about }) => (
              <li key={format}>
                <Link href={`/manager/journal/${format}?${files.query}`}>{word()}</Link>
                <br />
                <span className="db-soft">{about()}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </OfficeShell>
  )
}

const kinds = [
  { format: 'csv', word: m.books_csv, about: m.books_csv_about },
  { format: 'xlsx', word: m.books_xlsx, about: m.books_xlsx_about },
  { format: 'xaf', word: m.books_xaf, about: m.books_not_validated },
]
