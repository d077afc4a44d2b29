import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Empty } from '#app/components/block/empty.tsx'
import { Link } from '#app/components/link.tsx'
import { FindBox } from '#app/components/office/find-box.tsx'
import { SavedViews } from '#app/components/office/saved-views.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { findingPage } from '#app/server/office/finding-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.typed ? `${data.typed} · ${m.lists_find_title()}` : m.lists_find_title() },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return findingPage(actor, new URL(request.url).searchParams)
}

type Page = Awaited<ReturnType<typeof findingPage>>

export default function Search() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/search">
      <div className="db-stack">
        <h1>{m.lists_find_title()}</h1>
        <FindBox typed={page.typed} example={page.example} />
        <SavedViews {...page.kept} />
        <Found page={page} />
      </div>
    </OfficeShell>
  )
}

function Found({ page }: { page: Page }) {
  if (page.state === 'empty') return null
  if (page.state === 'short') return <p role="status">{m.lists_find_short()}</p>
  if (page.groups.length === 0)
    return <Empty title={m.lists_find_none({ asked: page.typed })}>{m.lists_find_none_text()}</Empty>
  return (
    <>
      <p role="status">{countOf(page)}</p>
      {page.everything && (
        <p>
          <Link href={page.everything}>{m.lists_find_all_kinds()}</Link>
        </p>
      )}
      {page.groups.map(({ kind, title, hits, more, isMore }) => (
        <Section
          key={kind}
          id={kind}
          title={title}
          end={more && <Link href={more}>{m.lists_find_more({ kind: title.toLocaleLowerCase('nl') })}</Link>}
          intro={!more && isMore ? m.lists_find_first({ count: String(hits.length) }) : undefined}
        >
          <ul className="db-found">
            {hits.map(({ key, title: name, about, href, plans }) => (
              <li key={key}>
                <Link href={href}>{name}</Link>
                {about && <span className="db-small db-soft">{about}</span>}
                {plans.length > 0 && (
                  <ul className="db-plain db-small">
                    {plans.map((plan) => (
                      <li key={plan.href}>
                        <Link href={plan.href}>{plan.title}</Link>
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </>
  )
}

function countOf({ count, isMore }: Page): string {
  if (isMore) return m.lists_find_count_more({ count: String(count) })
  return count === 1 ? m.lists_find_one() : m.lists_find_count({ count: String(count) })
}
