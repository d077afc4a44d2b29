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
import { announceLottery } from '#app/commands/announce-lottery.server.ts'
import { Empty } from '#app/components/block/empty.tsx'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, ButtonLink, Buttons } from '#app/components/form/button.tsx'
import { DateField } from '#app/components/form/date-field.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { TextField } from '#app/components/form/text-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { dayOf, parseDay } from '#app/domain/calendar.ts'
import { formatDay, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { meetingAgenda } from '#app/server/panel/meeting-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireChair } from '#app/server/require.server.ts'
import { db } from '#db/client.server.ts'
import { lotteriesOf } from '#db/queries/lotteries.server.ts'
import { tiedIn } from '#db/queries/tied.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: titleWithError(m.reviewer_lottery_title(), data?.failed ?? false) },
]

const LotteryPost = z.strictObject({
  operation: z.uuid(),
  source: z.string({ error: 'empty' }).trim().min(1, { error: 'empty' }).max(300, { error: 'tooLong' }),
  drawnOn: z.string({ error: 'empty' }).transform((typed, ctx) => {
    const day = parseDay(typed)
    if (!day) ctx.addIssue({ code: 'custom', message: 'empty' })
    return day ?? z.NEVER
  }),
})

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const chair = await requireChair(request)
  const now = clock(request)
  const { seen, rows } = await meetingAgenda(chair, params.batchId, now)
  const { tied, left } = await tiedIn(db(), seen.batch, dayOf(now))
  const all = await lotteriesOf(db(), seen.batch.id)
  const isOpen = (id: string) => rows.some((row) => row.id === id)
  const drawn = tied.some(({ id }) => all.some(({ about }) => about.some((one) => one.id === id)))
  const language = currentLocale()
  return {
    batch: { id: seen.batch.id, name: seen.batch.name },
    tied: tied.filter(({ id }) => isOpen(id)).map(({ reference, title }) => ({ reference, title })),
    left: formatMoney(left, language),
    open: tied.length > 1 && tied.every(({ id }) => isOpen(id)) && !drawn,
    lotteries: all
      .filter(({ about }) => about.every(({ id }) => isOpen(id)))
      .map(({ id, source, drawnOn, drawn: done }) => ({
        id,
        source,
        on: formatDay(drawnOn, language),
        done: done !== null,
      })),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const chair = await requireChair(request)
  const form = parseWithZod(await request.formData(), { schema: LotteryPost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await announceLottery(chair, params.batchId ?? '', form.value, clock(request))
  return verdict.ok
    ? redirect(`/lotteries/${verdict.lottery}`)
    : refused(verdict, form, await forStaff(chair))
}

/** A lottery among the equals at the line of the money: announced here, and what came of earlier ones. */
export default function Lottery() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const tooLong = m.reviewer_text_too_long()
  const errors = {
    source: firstError(answer?.form, 'source', { empty: m.reviewer_lottery_source_empty(), tooLong }),
    drawnOn: firstError(answer?.form, 'drawnOn', { empty: m.reviewer_lottery_day_empty() }),
  }
  return (
    <PanelShell current="/reviewer">
      <Link href={`/reviewer/batches/${page.batch.id}/meeting`} look="back">
        ‹ {m.reviewer_agenda_title()}
      </Link>
      <div className="db-column db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <h1>{m.reviewer_lottery_title()}</h1>
        <Lead>{m.reviewer_lottery_lead()}</Lead>
        {page.lotteries.map(({ id, source, on, done }) => (
          <Notice
            key={id}
            tone={done ? 'good' : 'turn'}
            title={done ? m.reviewer_lottery_done() : m.reviewer_lottery_waits({ day: on })}
            action={
              <ButtonLink small href={done ? `/lotteries/${id}` : `/reviewer/lotteries/${id}/draw`}>
                {done ? m.reviewer_lottery_look() : m.reviewer_lottery_enter()}
              </ButtonLink>
            }
          >
            <p>{source}</p>
          </Notice>
        ))}
        {!page.open && page.lotteries.length === 0 && (
          <Empty title={m.reviewer_lottery_none()}>{m.reviewer_lottery_none_text()}</Empty>
        )}
        {page.open && (
          <>
            <p>{m.reviewer_lottery_equals({ left: page.left })}</p>
            <ul className="db-list">
              {page.tied.map(({ reference, title }) => (
                <li key={reference}>
                  {reference} · {title}
                </li>
              ))}
            </ul>
            <Form operation={page.operation}>
              <TextField
                name="source"
                label={m.reviewer_lottery_source()}
                hint={m.reviewer_lottery_source_hint()}
                defaultValue={typedText(answer?.form, 'source')}
                error={errors.source}
              />
              <DateField
                name="drawnOn"
                label={m.reviewer_lottery_day()}
                defaultValue={typedText(answer?.form, 'drawnOn')}
                error={errors.drawnOn}
              />
              <Buttons>
                <Button>{m.reviewer_lottery_announce()}</Button>
              </Buttons>
            </Form>
          </>
        )}
      </div>
    </PanelShell>
  )
}
