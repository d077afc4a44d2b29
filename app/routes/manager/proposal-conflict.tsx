import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { declareConflict } from '#app/commands/declare-conflict.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ConflictForm } from '#app/components/panel/conflict-form.tsx'
import { HintList } from '#app/components/panel/hint-list.tsx'
import { KnownBefore } from '#app/components/panel/known-before.tsx'
import { problemsIn, typedList, typedText } from '#app/components/panel/typed.ts'
import { OfficeShell } from '#app/components/shell.tsx'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import { OfficeErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { officePath } from '#app/server/office/seen-guard.server.ts'
import { ConflictPost, staffConflictWords } from '#app/server/panel/conflict-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireAction } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { hintsOf } from '#db/queries/conflict-hints.server.ts'
import { standingOf } from '#db/queries/conflicts.server.ts'
import { beforeReading } from '#db/queries/reviewer/before-reading.server.ts'
import { seenByFund } from '#db/queries/seen-by-fund.server.ts'

export const handle = { script: false }
export const ErrorBoundary = OfficeErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.reviewer_conflict_title()} – ${data.proposal.title}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireAction(request, 'declare-as-staff')
  const found = await seenByFund(db(), actor, params.proposalId ?? '')
  const proposal = found && (await beforeReading(db(), found.id))
  if (!proposal) throw notFound()
  const { grade } = await standingOf(db(), actor.person, found)
  return {
    proposal,
    before: grade && rubricWords(currentLocale()).conflict.grades[grade].declare,
    words: staffConflictWords(),
    hints: await hintsOf(db(), actor, proposal.id),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireAction(request, 'declare-as-staff')
  const form = parseWithZod(await request.formData(), { schema: ConflictPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { note, ...declared } = form.value
  const proposal = params.proposalId ?? ''
  const verdict = await declareConflict(actor, proposal, { ...declared, note: note ?? null }, clock(request))
  if (!verdict.ok) return refused(verdict, form, await forStaff(actor))
  const seen = mayRead(verdict.grade).ok ? await seenByFund(db(), actor, proposal) : null
  return redirect(seen ? officePath(seen) : '/manager/proposals')
}

export default function StaffConflict() {
  const { proposal, words, hints, before, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    grade: firstError(answer?.form, 'grade', words.errors),
    grounds: firstError(answer?.form, 'grounds', { groundEmpty: words.errors.groundEmpty }),
    note: firstError(answer?.form, 'note', { noteTooLong: m.reviewer_note_too_long() }),
  }
  return (
    <OfficeShell current="/manager/proposals">
      <Link href="/manager/proposals" look="back">
        ‹ {m.manager_panel_proposals_title()}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.reviewer_conflict_title()}</h1>
          <Lead>{m.manager_panel_conflict_lead()}</Lead>
        </div>
        {before && <Notice tone="info" title={m.reviewer_declared_before({ declared: before })} />}
        <KnownBefore proposal={proposal} />
        <HintList hints={hints} />
        <ConflictForm
          words={words}
          operation={operation}
          typed={{
            grade: typedText(answer?.form, 'grade'),
            grounds: typedList(answer?.form, 'grounds'),
            note: typedText(answer?.form, 'note'),
          }}
          errors={errors}
        />
      </div>
    </OfficeShell>
  )
}
