import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editRoundForm } from '#app/commands/edit-round-form.server.ts'
import { AskedPage } from '#app/components/asking/asked-page.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { ActPost } from '#app/server/office/asking/asking-forms.server.ts'
import { askingPage } from '#app/server/office/asking/asking-page.server.ts'
import { requireAction, requireOffice } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${m.asking_title()} – ${page.name}` : '' },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireOffice(request)
  return askingPage(actor, params.roundId, clock(request))
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'make-round')
  const form = parseWithZod(await request.formData(), { schema: ActPost })
  if (form.status !== 'success') return invalid(form)
  const round = params.roundId ?? ''
  const verdict = await editRoundForm(actor, round, form.value, clock(request))
  return verdict.ok ? redirect(`/manager/rounds/${round}/questions`) : refused(verdict, form)
}

/** What a round asks of its own: every page with its questions, and the versions that were asked. */
export default function RoundQuestions() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const round = `/manager/rounds/${page.id}`
  const path = `${round}/questions`
  return (
    <OfficeShell current="/manager/proposals">
      <div className="db-stack db-column">
        <Link href={round} look="back">
          ‹ {page.name}
        </Link>
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        <h1>{m.asking_title()}</h1>
        <Lead>{m.asking_lead()}</Lead>
        {page.mayChange && (
          <p>{page.planned ? m.asking_until_opening({ day: page.opens }) : m.asking_while_open()}</p>
        )}
        {page.written && (
          <Notice tone="wait" title={m.asking_written()}>
            <p>{m.asking_written_lead()}</p>
            {page.mayChange && (
              <Buttons>
                <ButtonLink href={`${path}/use`}>{m.asking_use()}</ButtonLink>
              </Buttons>
            )}
          </Notice>
        )}
        {page.pages.map((one, at) => (
          <AskedPage
            key={one.key}
            page={one}
            path={path}
            first={at === 0}
            last={at === page.pages.length - 1}
            change={page.mayChange ? { operation: page.operation, seen: page.seen } : null}
          />
        ))}
        {page.pages.length === 0 && <p className="db-soft">{m.asking_none()}</p>}
        {page.mayChange && (
          <Buttons>
            <ButtonLink href={`${path}/new`} look={page.written ? 'second' : 'primary'}>
              {m.asking_add_page()}
            </ButtonLink>
          </Buttons>
        )}
        <ul className="db-plain">
          {page.pages.length > 0 && (
            <>
              <li>
                <Link href={`${path}/preview`}>{m.asking_preview_applicant()}</Link>
              </li>
              <li>
                <Link href={`${path}/preview?as=reviewer`}>{m.asking_preview_reviewer()}</Link>
              </li>
            </>
          )}
          <li>
            <Link href={`${path}/help`}>{m.asking_help_title()}</Link>
          </li>
        </ul>
        {page.versions.length > 0 && (
          <Section id="versions" title={m.asking_versions()} intro={m.asking_versions_intro()}>
            <ul>
              {page.versions.map(({ version, when, by, reason }) => (
                <li key={version}>
                  <Link href={`${path}/preview?version=${version}`}>{m.asking_version({ version })}</Link>,{' '}
                  {m.asking_version_when({ when, name: by })}
                  {reason && <p className="db-soft">{reason}</p>}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </OfficeShell>
  )
}
