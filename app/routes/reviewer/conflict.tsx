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
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { ConflictForm } from '#app/components/panel/conflict-form.tsx'
import { HintList } from '#app/components/panel/hint-list.tsx'
import { KnownBefore } from '#app/components/panel/known-before.tsx'
import { problemsIn, typedList, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { mayRead } from '#app/domain/panel/conflict.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { ConflictPost, conflictWords, freeConflictWords } from '#app/server/panel/conflict-page.server.ts'
import { closed } from '#app/server/panel/open-proposal.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { hintsOf } from '#db/queries/conflict-hints.server.ts'
import { beforeReading } from '#db/queries/reviewer/before-reading.server.ts'
import { panelPlace } from '#db/queries/reviewer/place.server.ts'

export const handle = { script: false }
export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${m.reviewer_conflict_title()} – ${data.proposal.title}`, data.failed)
      : titleOfError(error),
  },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const place = await panelPlace(db(), reviewer, params.proposalId ?? '')
  if (!place) throw notFound()
  if (place.panel === 'closed' && place.standing.grade === 'interest') throw await closed(reviewer, place)
  const proposal = await beforeReading(db(), place.id)
  if (!proposal) throw notFound()
  const words = rubricWords(currentLocale()).conflict
  return {
    proposal,
    before: place.standing.grade,
    beforeWords: place.standing.grade && words.grades[place.standing.grade].declare,
    words: place.assigned ? conflictWords() : freeConflictWords(),
    hints: await hintsOf(db(), reviewer, proposal.id),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const form = parseWithZod(await request.formData(), { schema: ConflictPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const { note, ...declared } = form.value
  const proposal = params.proposalId ?? ''
  const verdict = await declareConflict(
    reviewer,
    proposal,
    { ...declared, note: note ?? null },
    clock(request),
  )
  if (!verdict.ok) return refused(verdict, form, await forStaff(reviewer))
  if (!mayRead(verdict.grade).ok) return redirect(savedAt('/reviewer', 'near'))
  const place = await panelPlace(db(), reviewer, proposal)
  const to = place?.panel === 'readable' ? `/reviewer/proposals/${proposal}` : '/reviewer'
  return redirect(savedAt(to, 'declared'))
}

export default function Conflict() {
  const { proposal, words, hints, before, beforeWords, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    grade: firstError(answer?.form, 'grade', words.errors),
    grounds: firstError(answer?.form, 'grounds', { groundEmpty: words.errors.groundEmpty }),
    note: firstError(answer?.form, 'note', { noteTooLong: m.reviewer_note_too_long() }),
  }
  return (
    <PanelShell current="/reviewer">
      <Link href="/reviewer" look="back">
        ‹ {m.reviewer_back_to_list()}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{m.reviewer_conflict_title()}</h1>
          <Lead>{words.intro}</Lead>
        </div>
        {before && (
          <Notice tone="info" title={m.reviewer_declared_before({ declared: beforeWords ?? '' })}>
            <p>{m.reviewer_late()}</p>
          </Notice>
        )}
        <KnownBefore proposal={proposal} />
        <HintList hints={hints} />
        <p>{words.why}</p>
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
    </PanelShell>
  )
}
