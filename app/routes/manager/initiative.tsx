import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Card } from '#app/components/block/card.tsx'
import { Empty } from '#app/components/block/empty.tsx'
import { Button } from '#app/components/form/button.tsx'
import { Form } from '#app/components/form/form.tsx'
import { SelectField } from '#app/components/form/select-field.tsx'
import { Link } from '#app/components/link.tsx'
import { CaseThread } from '#app/components/near/case-thread.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PastTable } from '#app/components/past/past-table.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { StateTag } from '#app/components/state/state-tag.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { casePage } from '#app/server/near/case-page.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: data ? data.name : titleOfError(error) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return casePage(actor, params.initiativeId, new URL(request.url).searchParams)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

/** Everything about one initiative in one line of time, for the office alone. */
export default function Initiative() {
  const page = useLoaderData<typeof loader>()
  return (
    <OfficeShell current="/manager/proposals">
      <Columns side={<Plans page={page} />} sideLabel={m.near_case_plans()}>
        <div className="db-stack-s">
          <h1>{page.name}</h1>
          <Lead>{m.near_case_lead()}</Lead>
        </div>
        <Section id="line" title={m.near_case_line()}>
          <div className="db-stack">
            <Form method="get" action={page.path} look="search" label={m.near_find_label()}>
              <div className="db-search__choices">
                <SelectField
                  name="kind"
                  label={m.near_find_kind()}
                  options={page.kinds}
                  empty={m.manager_find_any()}
                  defaultValue={page.kind}
                />
              </div>
              <p className="db-row">
                <Button look="second">{m.manager_find_do()}</Button>
                {page.kind && <Link href={page.path}>{m.manager_find_clear()}</Link>}
              </p>
            </Form>
            {page.lines.length > 0 ? (
              <CaseThread lines={page.lines} label={m.near_case_line()} />
            ) : (
              <Empty title={m.near_case_none()}>{m.near_case_none_text()}</Empty>
            )}
            {(page.first || page.next) && (
              <nav className="db-row" aria-label={m.manager_find_pages()}>
                {page.first && <Link href={page.first}>{m.manager_find_first()}</Link>}
                {page.next && <Link href={page.next}>{m.manager_find_next()}</Link>}
              </nav>
            )}
          </div>
        </Section>
        {page.past.length > 0 && (
          <Section id="past" title={m.past_case_title()} intro={m.past_case_text()}>
            <PastTable caption={m.past_case_title()} rows={page.past} />
          </Section>
        )}
      </Columns>
    </OfficeShell>
  )
}

function Plans({ page }: { page: Page }) {
  return (
    <Card title={m.near_case_plans()}>
      <ul className="db-plain">
        {page.plans.map(({ id, title, over, state, word, href, grant, note, own }) => (
          <li key={id}>
            <p>
              <Link href={href}>{title}</Link>
            </p>
            <p className="db-small db-soft">{over}</p>
            <p>
              <StateTag machine="proposal" state={state}>
                {word}
              </StateTag>
            </p>
            {grant && (
              <p>
                <Link href={grant}>
                  {m.near_case_to_grant()}
                  <span className="db-vh">: {title}</span>
                </Link>
              </p>
            )}
            {page.notes && (
              <>
                <p>
                  <Link href={note} look="alone">
                    {m.near_note_title()}
                    <span className="db-vh">: {title}</span>
                  </Link>
                </p>
                <p>
                  <Link href={own} look="alone">
                    {m.near_note_own()}
                    <span className="db-vh">: {title}</span>
                  </Link>
                </p>
              </>
            )}
          </li>
        ))}
        {page.undeclared.map(({ id, title }) => (
          <li key={id}>
            <Link href={`/manager/proposals/${id}/conflict`}>{m.near_case_declare({ title })}</Link>
          </li>
        ))}
      </ul>
      {page.hidden && <p className="db-small db-soft">{m.near_case_closed()}</p>}
    </Card>
  )
}
