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
import { turnBatchStage } from '#app/commands/turn-batch-stage.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { Link } from '#app/components/link.tsx'
import { StageSteps } from '#app/components/panel/stage-steps.tsx'
import { problemsIn } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { dayOf } from '#app/domain/calendar.ts'
import { type BatchMove, batchMoves, batchStages } from '#app/domain/panel/batch.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { stagesOf, stageWord } from '#app/server/panel/stages.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireChair } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'
import { missingIn } from '#db/queries/missing-reviews.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.reviewer_stage_title()} – ${data.name}` : '' },
]

const moves = [...new Set(Object.values(batchMoves).flatMap((from) => Object.keys(from)))] as [
  BatchMove,
  ...BatchMove[],
]
const StagePost = z.strictObject({ operation: z.uuid(), from: z.enum(batchStages), move: z.enum(moves) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  const batch = await batchById(db(), chair.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  return {
    id: batch.id,
    name: batch.name,
    stage: batch.stage,
    stages: stagesOf(batch.stage),
    missing: await missingIn(db(), batch, dayOf(clock(request))),
    moves: Object.entries(batchMoves[batch.stage]).map(([move, to]) => ({
      move: move as BatchMove,
      to: stageWord(to),
      operation: randomUUID(),
    })),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const chair = await requireChair(request)
  const form = parseWithZod(await request.formData(), { schema: StagePost })
  if (form.status !== 'success') return invalid(form)
  const verdict = await turnBatchStage(chair, params.batchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/reviewer/batches/${params.batchId}`)
    : refused(verdict, form, await forStaff(chair))
}

export default function TurnStage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <PanelShell current="/reviewer">
      <Link href={`/reviewer/batches/${page.id}`} look="back">
        ‹ {page.name}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn({}, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.reviewer_stage_title()}</h1>
        <StageSteps stages={page.stages} now={page.stage} />
        {page.missing > 0 && (
          <Notice tone="wait" title={m.reviewer_chair_missing({ missing: String(page.missing) })}>
            <p>{m.reviewer_stage_wait()}</p>
          </Notice>
        )}
        {page.moves.length === 0 && <p>{m.reviewer_stage_end()}</p>}
        {page.missing === 0 &&
          page.moves.map(({ move, to, operation }, index) => (
            <Form key={move} operation={operation} hidden={{ from: page.stage, move }}>
              <p>{moveWords[move]()}</p>
              <Buttons>
                <Button look={index === 0 ? 'primary' : 'second'}>
                  {m.reviewer_stage_button({ stage: to })}
                </Button>
              </Buttons>
            </Form>
          ))}
      </div>
    </PanelShell>
  )
}

const moveWords: Record<BatchMove, () => string> = {
  'open-scoring': m.reviewer_move_open_scoring,
  lock: m.reviewer_move_lock,
  reveal: m.reviewer_move_reveal,
  'ask-extra-reviews': m.reviewer_move_extra,
  'open-meeting': m.reviewer_move_meeting,
  conclude: m.reviewer_move_conclude,
}
