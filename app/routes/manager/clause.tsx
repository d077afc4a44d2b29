import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Article } from '#app/components/block/article.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ClauseVersions } from '#app/components/granting/clause-versions.tsx'
import { HardWords, PlaceholderTable } from '#app/components/granting/placeholder-table.tsx'
import { Link } from '#app/components/link.tsx'
import { Section } from '#app/components/page/section.tsx'
import { OfficeShell } from '#app/components/shell.tsx'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { clausePage } from '#app/server/granting/clause-pages.server.ts'
import { requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.agreement_clause_title({ title: data.clause.title }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return clausePage(actor, params.clauseId, currentLocale())
}

/** One article: what it says, what fills it, how it came about, and what was made with it. */
export default function Clause() {
  const page = useLoaderData<typeof loader>()
  const { clause, english, path } = page
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href="/manager/clauses" look="back">
          ‹ {m.agreement_clauses_title()}
        </Link>
        <h1>
          {m.agreement_clause()}: <span lang="nl">{clause.title}</span>
        </h1>
        <p>
          {m.agreement_clause_version({ version: page.seen })} · {page.written} · {page.when}
        </p>
        {page.retired && (
          <Notice tone="wait" title={m.agreement_clause_retired()}>
            {m.agreement_clause_retired_text()}
          </Notice>
        )}
        <Notice tone="calm" title={<span lang="nl">{page.notice}</span>}>
          {page.check && (
            <p>
              {m.agreement_clause_lawyer()}: <span lang="nl">{page.check}</span>
            </p>
          )}
        </Notice>
        {page.manager && (
          <Buttons>
            <ButtonLink href={`${path}/edit`}>{m.agreement_clause_edit()}</ButtonLink>
            <ButtonLink href={`${path}/english`} look="second">
              {m.agreement_clause_to_english()}
            </ButtonLink>
          </Buttons>
        )}
      </div>
      <Section id="text" title={m.agreement_clause_text()}>
        <div lang="nl">
          <Article title={clause.title} plain={clause.plain} legalTitle={clause.title} legal={clause.legal} />
        </div>
        <HardWords hard={page.hard} />
      </Section>
      {page.placeholders.length > 0 && (
        <Section
          id="placeholders"
          title={m.agreement_clause_placeholders()}
          intro={m.agreement_clause_placeholders_intro()}
        >
          <PlaceholderTable rows={page.placeholders} />
        </Section>
      )}
      <Section id="english" title={m.agreement_clause_english()} intro={m.agreement_clause_english_intro()}>
        <p>{english?.word ?? m.agreement_clause_english_none()}</p>
        {english && (
          <div lang="en">
            <Article
              title={english.title}
              plain={english.plain}
              legalTitle={english.title}
              legal={english.legal}
            />
          </div>
        )}
      </Section>
      <Section id="versions" title={m.agreement_clause_versions()}>
        <ClauseVersions versions={page.versions} />
      </Section>
      {page.manager && !page.retired && (
        <Section id="retire" title={m.agreement_clause_retire()} intro={m.agreement_clause_retire_intro()}>
          <Link href={`${path}/retirement`}>{m.agreement_clause_retire_button()}</Link>
        </Section>
      )}
    </OfficeShell>
  )
}
