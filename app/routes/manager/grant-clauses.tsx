import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chooseClausesOf } from '#app/commands/choose-clauses.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { Checkbox } from '#app/components/form/choices.tsx'
import { Form } from '#app/components/form/form.tsx'
import { ClauseChanges } from '#app/components/granting/clause-versions.tsx'
import { GrantFrame } from '#app/components/granting/grant-frame.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused } from '#app/server/failed-form.server.ts'
import { ChoicePost, grantClausesPage } from '#app/server/granting/grant-clauses.server.ts'
import { officeGrant } from '#app/server/granting/office-grant.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireManager, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.agreement_articles_title({ name: data.head.name }) : m.shell_error_404_title() },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return grantClausesPage(actor, await officeGrant(actor, params.grantId))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireManager(request)
  const form = parseWithZod(await request.formData(), { schema: ChoicePost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await chooseClausesOf(actor, params.grantId ?? '', form.value, clock(request))
  if (verdict.ok) return redirect(`/manager/grants/${params.grantId}/clauses`)
  formWasRefused(context)
  return refused(verdict, form, await forStaff(actor))
}

/** The articles of an agreement: what was renewed since, and which are there by choice. */
export default function GrantClauses() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const mayChoose = page.choice && (page.renewed.length > 0 || page.byChoice.length > 0)
  return (
    <GrantFrame head={page.head}>
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <h1>{m.agreement_articles_title({ name: page.head.name })}</h1>
      <Lead>{page.choice ? m.agreement_articles_lead() : m.agreement_articles_fixed()}</Lead>
      {mayChoose && page.choice && (
        <Form operation={page.choice.operation} hidden={{ seen: page.choice.seen }}>
          {page.renewed.length > 0 && (
            <Section
              id="renewed"
              title={m.agreement_articles_renewed()}
              intro={m.agreement_articles_renewed_intro()}
            >
              {page.renewed.map(({ id, title, word, changes }) => (
                <div key={id} className="db-stack-s">
                  <Checkbox
                    name="renewed"
                    id={`renewed-${id}`}
                    value={id}
                    label={<span lang="nl">{title}</span>}
                    hint={word}
                  />
                  <ClauseChanges changes={changes} />
                </div>
              ))}
            </Section>
          )}
          {page.byChoice.length > 0 && (
            <Section id="choice" title={m.agreement_articles_choice()}>
              {page.byChoice.map(({ id, title, plain, chosen }) => (
                <Checkbox
                  key={id}
                  name="chosen"
                  id={`chosen-${id}`}
                  value={id}
                  label={<span lang="nl">{title}</span>}
                  hint={<span lang="nl">{plain}</span>}
                  defaultChecked={chosen}
                />
              ))}
            </Section>
          )}
          <Buttons>
            <Button>{m.agreement_articles_save()}</Button>
          </Buttons>
        </Form>
      )}
      {page.choice && page.renewed.length === 0 && (
        <Notice tone="good" title={m.agreement_articles_newest()} />
      )}
      <Section id="articles" title={m.agreement_articles_all()}>
        <ol className="db-list">
          {page.articles.map(({ id, title, version }) => (
            <li key={id}>
              <Link href={`/manager/clauses/${encodeURIComponent(id)}`}>
                <span lang="nl">{title}</span>
              </Link>{' '}
              · {m.agreement_clause_version({ version })}
            </li>
          ))}
        </ol>
      </Section>
    </GrantFrame>
  )
}
