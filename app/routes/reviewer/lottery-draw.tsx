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
import { drawLottery } from '#app/commands/draw-lottery.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { formatDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, notFound, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireChair } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { lotteryById } from '#db/queries/lotteries.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.reviewer_lottery_enter(), data?.failed ?? false) },
]

const DrawPost = z.strictObject({
  operation: z.uuid(),
  number: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(100, { error: 'empty' }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  const lottery = await lotteryById(db(), chair.fund, params.lotteryId ?? '')
  if (!lottery || lottery.drawn) throw notFound()
  return {
    batch: lottery.batch,
    source: lottery.source,
    on: formatDay(lottery.drawnOn, currentLocale()),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const chair = await requireChair(request)
  const form = parseWithZod(await request.formData(), { schema: DrawPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await drawLottery(chair, params.lotteryId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/lotteries/${verdict.lottery}`)
    : refused(verdict, form, await forStaff(chair))
}

/** The number that the named source gave; the order follows from it. */
export default function LotteryDraw() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = {
    number: firstError(answer?.form, 'number', { empty: m.reviewer_lottery_number_empty() }),
  }
  return (
    <PanelShell current="/reviewer">
      <Link href={`/reviewer/batches/${page.batch}/lottery`} look="back">
        ‹ {m.reviewer_lottery_title()}
      </Link>
      <div className="db-column db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.reviewer_lottery_enter()}</h1>
        <Lead>{m.reviewer_lottery_from({ source: page.source, day: page.on })}</Lead>
        <p>{m.reviewer_lottery_once()}</p>
        <Form operation={page.operation}>
          <TextField
            name="number"
            width="short"
            inputMode="numeric"
            label={m.reviewer_lottery_number()}
            defaultValue={typedText(answer?.form, 'number')}
            error={errors.number}
          />
          <Buttons>
            <Button>{m.reviewer_lottery_draw()}</Button>
          </Buttons>
        </Form>
      </div>
    </PanelShell>
  )
}
