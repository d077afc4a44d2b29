import { m } from '#app/i18n/paraglide/messages.js'
import { Article } from '../block/article.tsx'
import { Fold } from '../block/fold.tsx'
import { Refusal } from '../block/refusal.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { Section } from '../page/section.tsx'
import { OfficeShell } from '../shell.tsx'
import { type ClauseFields, ClauseForm } from './clause-fields.tsx'
import { HardWords, PlaceholderTable } from './placeholder-table.tsx'

export type ClauseEditPage = {
  path: string
  isNew: boolean
  title: string
  operation: string
  fields: ClauseFields
  placeholders: { name: string; meaning: string; needs: string }[]
  errors: { id: string; text: string }[]
  refusal: { what: string; whatNow: string } | null
  preview: {
    title: string
    plain: string
    legal: string
    hard: { longest: number; average: number } | null
  } | null
}

/** The page on which an article is written; what was typed comes back with it, filled in as in an agreement. */
export function ClauseEdit({ page }: { page: ClauseEditPage }) {
  const { preview } = page
  const errors = Object.fromEntries(page.errors.map(({ id, text }) => [id, text]))
  return (
    <OfficeShell current="/manager/grants">
      <div className="db-stack">
        <Link href={page.isNew ? '/manager/clauses' : page.path} look="back">
          ‹ {page.isNew ? m.agreement_clauses_title() : page.title}
        </Link>
        <ErrorSummary problems={page.errors} />
        {page.refusal && <Refusal {...page.refusal} />}
        <h1>{page.isNew ? m.agreement_clause_add() : m.agreement_clause_edit_title()}</h1>
        <Lead>{m.agreement_clause_edit_lead()}</Lead>
        <Fold title={m.agreement_clause_placeholders()}>
          <PlaceholderTable rows={page.placeholders} />
        </Fold>
        <ClauseForm
          path={page.path}
          operation={page.operation}
          fields={page.fields}
          errors={errors}
          preview={
            preview && (
              <Section
                id="preview"
                title={m.agreement_clause_preview()}
                intro={m.agreement_clause_preview_intro()}
              >
                <div lang="nl">
                  <Article
                    title={preview.title}
                    plain={preview.plain}
                    legalTitle={preview.title}
                    legal={preview.legal}
                  />
                </div>
                <HardWords hard={preview.hard} />
              </Section>
            )
          }
        />
      </div>
    </OfficeShell>
  )
}
