import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { giveBackReview } from '#app/commands/give-back-review.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { savedAt } from '#app/components/block/saved-notice.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { RadioGroup } from '#app/components/form/choices.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextArea } from '#app/components/form/text-area.tsx'
import { Link } from '#app/components/link.tsx'
import { NotOpen } from '#app/components/panel/not-open.tsx'
import { PanelFrame } from '#app/components/panel/panel-frame.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { giveBackReasons } from '#app/domain/panel/by-hand.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import { PanelErrorBoundary, titleOfError } from '#app/panel-error.tsx'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { reviewPage } from '#app/server/panel/review-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

export const handle = { script: false }
export const ErrorBoundary = PanelErrorBoundary
export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  {
    title: data
      ? titleWithError(`${data.words.label} – ${data.head.title}`, data.failed)
      : titleOfError(error),
  },
]

const ReturnPost = z.strictObject({
  operation: z.uuid(),
  reason: z.enum(giveBackReasons, { error: 'empty' }),
  note: z.string().trim().max(300, { error: 'tooLong' }).optional(),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const { own, head, strip } = await reviewPage(reviewer, params.proposalId)
  const { label, reason, reasons, done } = rubricWords(currentLocale()).scoring.giveBack
  return {
    head,
    strip,
    locked: own.state === 'locked',
    words: {
      label,
      reason,
      done,
      reasons: reasons.map(({ value, label: words }) => ({ value, label: words })),
    },
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const form = parseWithZod(await request.formData(), { schema: ReturnPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const proposal = params.proposalId ?? ''
  if (form.value.reason === 'conflict') return redirect(`/reviewer/proposals/${proposal}/conflict`)
  const { note, ...given } = form.value
  const verdict = await giveBackReview(reviewer, proposal, { ...given, note: note ?? null }, clock(request))
  return verdict.ok
    ? redirect(savedAt('/reviewer', 'given-back'))
    : refused(verdict, form, await forStaff(reviewer))
}

export default function GiveBack() {
  const { head, strip, locked, words, operation } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    reason: firstError(answer?.form, 'reason', { empty: m.reviewer_return_empty() }),
    note: firstError(answer?.form, 'note', { tooLong: m.reviewer_return_note_too_long() }),
  }
  return (
    <PanelFrame strip={strip}>
      <Link href={`/reviewer/proposals/${head.id}`} look="back">
        ‹ {head.title}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{words.label}</h1>
        {locked ? (
          <NotOpen proposal={head.id} locked />
        ) : (
          <Form operation={operation}>
            <p>{words.done}</p>
            <RadioGroup
              name="reason"
              label={words.reason}
              choices={words.reasons}
              defaultValue={typedText(answer?.form, 'reason')}
              error={errors.reason}
            />
            <TextArea
              name="note"
              small
              optional
              label={m.reviewer_return_note()}
              hint={m.reviewer_return_note_hint()}
              defaultValue={typedText(answer?.form, 'note')}
              error={errors.note}
            />
            <Buttons>
              <Button>{m.reviewer_return_button()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </PanelFrame>
  )
}
