import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Button, ButtonLink } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { ListFiles } from '#app/components/office/list-files.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { PastTable } from '#app/components/past/past-table.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { pastPage } from '#app/server/past/past-list.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.past_title() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return pastPage(actor, new URL(request.url).searchParams, currentLocale())
}

/** What the fund did before it began here. */
export default function Past() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <div className="db-stack-s">
          <Link href="/manager/grants" look="back">
            ‹ {m.manager_grant_list_title()}
          </Link>
          <h1>{m.past_title()}</h1>
          <Lead>{m.past_lead()}</Lead>
        </div>
        {page.brings && (
          <p>
            <ButtonLink href="/manager/past/new">{m.past_bring()}</ButtonLink>
          </p>
        )}
        <p>
          <Link href="/manager/past/batches">{m.past_to_batches()}</Link>
          {' · '}
          <Link href="/manager/past/organisations">{m.past_to_organisations()}</Link>
        </p>
        {(page.words || page.rows.length > 0) && <Find words={page.words} />}
        <Found page={page} />
      </div>
    </OfficeShell>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Find({ words }: { words: string }) {
  return (
    <Form method="get" action="/manager/past" look="search" label={m.past_find()}>
      <TextField name="words" label={m.past_find_words()} defaultValue={words} />
      <p className="db-row">
        <Button look="second">{m.manager_find_do()}</Button>
        {words && <Link href="/manager/past">{m.manager_find_clear()}</Link>}
      </p>
    </Form>
  )
}

function Found({ page }: { page: Page }) {
  if (page.rows.length === 0)
    return page.words ? (
      <Empty title={m.past_none_found()}>{m.past_none_found_text()}</Empty>
    ) : (
      <Empty title={m.past_empty()}>{m.past_empty_text()}</Empty>
    )
  return (
    <>
      {page.sums && <p>{page.sums}</p>}
      <PastTable caption={m.past_title()} rows={page.rows} />
      {(page.newer || page.older) && (
        <nav className="db-row" aria-label={m.manager_find_pages()}>
          {page.newer && <Link href={page.newer}>{m.privacy_open_newer()}</Link>}
          {page.older && <Link href={page.older}>{m.privacy_open_older()}</Link>}
        </nav>
      )}
      <ListFiles list="past" query={page.query} />
    </>
  )
}
