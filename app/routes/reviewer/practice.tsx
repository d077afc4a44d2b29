import { parseWithZod } from '@conform-to/zod/v4'
import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { scorePractice } from '#app/commands/score-practice.server.ts'
import { Notice } from '#app/components/block/notice.tsx'
import { Refusal } from '#app/components/block/refusal.tsx'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, titleWithError } from '#app/components/form/error-summary.tsx'
import { firstError } from '#app/components/form/first-error.ts'
import { Form } from '#app/components/form/form.tsx'
import { ScoreField } from '#app/components/form/score-field.tsx'
import { Link } from '#app/components/link.tsx'
import { Lead } from '#app/components/page/heading.tsx'
import { Section } from '#app/components/page/section.tsx'
import { PracticeSpread } from '#app/components/panel/practice-spread.tsx'
import { problemsIn, typedText } from '#app/components/panel/typed.ts'
import { PanelShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { invalid, refused } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasWrong, hasWrongForm } from '#app/server/failed-form.server.ts'
import { PracticePost, practiceIn, practicePage } from '#app/server/panel/practice-page.server.ts'
import { forStaff } from '#app/server/panel/words-for-staff.server.ts'
import { requireReviewer } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? titleWithError(`${data.words.title} – ${data.batchName}`, data.failed) : '' },
]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const reviewer = await requireReviewer(request)
  return { ...(await practicePage(reviewer, params.batchId)), failed: hasWrongForm(context) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const reviewer = await requireReviewer(request)
  const form = parseWithZod(await request.formData(), { schema: PracticePost })
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const batch = params.batchId ?? ''
  const given = { operation: form.value.operation, scores: practiceIn(form.value) }
  const verdict = await scorePractice(reviewer, batch, given, clock(request))
  return verdict.ok
    ? redirect(`/reviewer/batches/${batch}/practice`)
    : refused(verdict, form, await forStaff(reviewer))
}

type Criterion = ReturnType<typeof useLoaderData<typeof loader>>['criteria'][number]

export default function Practice() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const errors = Object.fromEntries(
    page.criteria.map(({ key, errors: words }) => [key, firstError(answer?.form, key, words)]),
  )
  const done = page.criteria.filter(({ found }) => found !== null)
  return (
    <PanelShell current="/reviewer">
      <Link href="/reviewer" look="back">
        ‹ {m.reviewer_back_to_list()}
      </Link>
      <div className="db-stack">
        <ErrorSummary problems={problemsIn(errors, answer)} />
        {answer?.refusal && <Refusal {...answer.refusal} />}
        <div className="db-stack-s">
          <h1>{page.words.title}</h1>
          <Lead>{page.words.text}</Lead>
        </div>
        {done.length > 0 && <Talk page={page} />}
        {!page.open && done.length === 0 && <Notice tone="calm" title={m.reviewer_practice_none()} />}
        {(page.open || answer) && (
          <Form operation={page.operation}>
            <h2>{page.plan.title}</h2>
            <p className="db-soft">
              {page.plan.applicant}. {m.reviewer_practice_invented()}
            </p>
            {page.criteria.map((criterion) => (
              <Part
                key={criterion.key}
                criterion={criterion}
                typed={typedText(answer?.form, criterion.key)}
                error={errors[criterion.key]}
              />
            ))}
            <p>{m.reviewer_practice_once()}</p>
            <Buttons>
              <Button>{m.reviewer_practice_send()}</Button>
            </Buttons>
          </Form>
        )}
      </div>
    </PanelShell>
  )
}

function Part({ criterion, typed, error }: { criterion: Criterion; typed: string; error?: string }) {
  return (
    <Section id={`part-${criterion.key}`} title={criterion.name}>
      {criterion.parts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <p>
        <strong>{criterion.question}</strong>
      </p>
      <ScoreField
        name={criterion.key}
        legend={criterion.scoreLabel}
        anchors={criterion.anchors}
        cannot={{ value: 'cannot-judge', label: criterion.cannotJudge }}
        defaultValue={typed}
        error={error}
      />
    </Section>
  )
}

/** After the own scores: how the panel scored, and what to talk about. */
function Talk({ page }: { page: ReturnType<typeof useLoaderData<typeof loader>> }) {
  const rows = page.criteria.flatMap(({ key, name, found }) =>
    found?.spread
      ? [{ key, name, own: found.own, counts: found.spread.counts, cannotJudge: found.spread.cannotJudge }]
      : [],
  )
  return (
    <>
      <Section
        id="spread"
        title={m.reviewer_practice_spread()}
        intro={m.reviewer_practice_spread_lead({ count: String(page.members) })}
      >
        <PracticeSpread rows={rows} />
      </Section>
      <Section id="talk" title={m.reviewer_practice_talk()}>
        <ul className="db-list">
          {page.criteria.map(({ key, name, found }) => (
            <li key={key}>
              <strong>{name}:</strong> {found?.talk}
            </li>
          ))}
        </ul>
      </Section>
      <Section id="plan" title={page.plan.title} intro={m.reviewer_practice_invented()}>
        {page.criteria.flatMap(({ parts }) => parts.map((text) => <p key={text}>{text}</p>))}
      </Section>
    </>
  )
}
