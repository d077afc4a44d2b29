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
import { Refusal } from '#app/components/block/refusal.tsx'
import { ErrorSummary } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Link } from '#app/components/link.tsx'
import { LeadFirst } from '#app/components/panel/lead-first.tsx'
import { StageForm } from '#app/components/panel/stage-form.tsx'
import { StageSteps } from '#app/components/panel/stage-steps.tsx'
import { StageWaits } from '#app/components/panel/stage-waits.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { type BatchMove, batchMoves, batchStages } from '#app/domain/panel/batch.ts'
import { fewerReasons } from '#app/domain/panel/missing.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { stagePage } from '#app/server/panel/stage-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireChair } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { batchById } from '#db/queries/batches.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${m.reviewer_stage_title()} – ${data.name}` : '' },
]

const moves = [...new Set(Object.values(batchMoves).flatMap((from) => Object.keys(from)))] as [
  BatchMove,
  ...BatchMove[],
]
/** `short` and `open` say what the page asked beside the button: then the answer is needed. */
const StagePost = z
  .strictObject({
    operation: z.uuid(),
    from: z.enum(batchStages),
    move: z.enum(moves),
    short: z.literal('yes').optional(),
    fewer: z.enum(fewerReasons, { error: 'empty' }).optional(),
    open: z.literal('yes').optional(),
    unadvised: z.stringbool({ error: 'empty' }).optional(),
  })
  .superRefine(({ short, fewer, open, unadvised }, ctx) => {
    if (short && !fewer) ctx.addIssue({ code: 'custom', path: ['fewer'], message: 'empty' })
    if (open && !unadvised) ctx.addIssue({ code: 'custom', path: ['unadvised'], message: 'empty' })
  })
  .transform(({ short: _short, open: _open, ...form }) => form)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  const batch = await batchById(db(), chair.fund, params.batchId ?? '')
  if (!batch) throw notFound()
  return stagePage(chair, batch, clock(request))
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
  const errors = {
    fewer: firstError(answer?.form, 'fewer', { empty: m.reviewer_fewer_empty() }),
    unadvised: firstError(answer?.form, 'unadvised', { empty: m.reviewer_unadvised_empty() }),
  }
  const mayTurn = page.mayLead && (page.waits.missing === 0 || page.mayGoOn)
  return (
    <PanelShell current="/reviewer">
      <Link href={`/reviewer/batches/${page.id}`} look="back">
        ‹ {page.name}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.reviewer_stage_title()}</h1>
        <StageSteps stages={page.stages} now={page.stage} />
        {!page.mayLead && <LeadFirst page={page} />}
        <StageWaits view={page.waits} />
        {page.moves.length === 0 && <p>{m.reviewer_stage_end()}</p>}
        {mayTurn &&
          page.moves.map(({ move, to, operation }, index) => (
            <StageForm
              key={move}
              from={page.stage}
              turn={{ move, to, operation }}
              first={index === 0}
              fewer={page.mayGoOn ? { least: page.least, typed: typedText(answer?.form, 'fewer') } : null}
              unadvised={page.unadvised}
              errors={errors}
            />
          ))}
      </div>
    </PanelShell>
  )
}
