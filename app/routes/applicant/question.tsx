import { type FormMetadata, parse, useForm } from '@conform-to/react'
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { saveAnswers } from '#app/commands/save-answers.server.ts'
import { Refusal } from '#app/components/block/refusal.tsx'
import { useAutosave } from '#app/components/form/autosave.ts'
import { Button, Buttons } from '#app/components/form/button.tsx'
import { ErrorSummary, problemsOf, titleWithError } from '#app/components/form/error-summary.tsx'
import { Form } from '#app/components/form/form.tsx'
import { TypingStatus } from '#app/components/form/typing-status.tsx'
import { Columns } from '#app/components/page/columns.tsx'
import { ApplyingShell } from '#app/components/proposal/applying-shell.tsx'
import { BudgetSums } from '#app/components/proposal/budget-sums.tsx'
import { GoneText } from '#app/components/proposal/gone-text.tsx'
import { QuestionFields } from '#app/components/proposal/question-fields.tsx'
import { QuestionFiles } from '#app/components/proposal/question-file.tsx'
import { QuestionHelp } from '#app/components/proposal/question-help.tsx'
import type { QuestionView, TypedValues } from '#app/components/proposal/question-view.ts'
import { TheirText } from '#app/components/proposal/their-text.tsx'
import { isChangedSince } from '#app/domain/changed-since.ts'
import { answersOf, pageSchema, unfinishedPageSchema } from '#app/domain/proposal/schema/question.ts'
import type { Refusal as Refused } from '#app/domain/verdict.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { atGonePage, gonePage, takeGone } from '#app/server/applying/gone-questions.server.ts'
import { formContext } from '#app/server/applying/here.server.ts'
import { keepRight } from '#app/server/applying/keep-right.server.ts'
import {
  afterSaving,
  atQuestion,
  elsewhere,
  proposalPath,
  questionPage,
  theirAnswers,
} from '#app/server/applying/question-page.server.ts'
import { refusedHere } from '#app/server/applying/refused-here.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '#app/server/failed-form.server.ts'
import { fileViews } from '#app/server/files/file-views.server.ts'
import { receiveAnswers } from '#app/server/files/receive-answers.server.ts'
import { removeReplaced } from '#app/server/files/remove-replaced.server.ts'
import { again, readForm } from '#app/server/form-reading.server.ts'
import { requireApplicant } from '#app/server/require.server.ts'
import { asksForAddress } from '#app/server/session.server.ts'
import { db } from '#db/client.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page ? titleOf(page) : '' }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const gone = await atGonePage(applicant, params)
  if (gone && !isShownAgain(context)) throw redirect(proposalPath(gone.proposal.id))
  if (gone) return { ...gonePage(gone, clock(request)), failed: false }
  const here = await atQuestion(applicant, params)
  const other = isShownAgain(context) ? null : elsewhere(here)
  if (other) throw other
  return {
    ...questionPage(here, new URL(request.url), clock(request)),
    files: fileViews(await ownFiles(db(), applicant, here.proposal.id), proposalPath(here.proposal.id)),
    failed: hasWrongForm(context),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const applicant = await requireApplicant(request, params.proposalId ?? '')
  const now = clock(request)
  const gonePlace = await atGonePage(applicant, params)
  if (gonePlace) {
    formWasRefused(context)
    const place = { actor: applicant, proposal: gonePlace.proposal.id, fields: {}, now }
    const { form } = await receiveAnswers(request, place)
    const gone = await takeGone(gonePlace.round.id, {}, form)
    return data({ form: null, refusal: null, theirs: null, kept: null, gone }, { status: 410 })
  }
  const here = await atQuestion(applicant, params)
  const { section, question, proposal, round, lists } = here
  const received = await receiveAnswers(request, {
    actor: applicant,
    proposal: proposal.id,
    fields: question.fields,
    now,
  })
  const { form: typed, problems } = received
  const later = typed.get('later') === '1'
  if (later) typed.delete('later')
  const gone = await takeGone(round.id, question.fields, typed)
  const schema = (later ? unfinishedPageSchema : pageSchema)(question, formContext(here, lists, now))
  const form = readForm(typed, schema)
  const refuse = async (refusal: Refused) => {
    formWasRefused(context)
    const { data: answer, init } = await refusedHere(applicant, refusal, form)
    if (!isChangedSince(refusal.reason))
      return data({ ...answer, theirs: null, kept: null, gone }, init ?? undefined)
    return data(
      { ...answer, theirs: await theirAnswers(await atQuestion(applicant, params)), kept: null, gone },
      { status: 409 },
    )
  }
  if (received.refusal) return refuse(received.refusal)
  if (form.status !== 'success' || Object.keys(problems).length > 0) {
    if (form.status !== undefined || Object.keys(problems).length > 0) formWasWrong(context)
    const values = {
      'round.minimum': round.minCents,
      'round.maximum': round.maxCents,
      'round.smallMaximum': round.maxCents,
      'round.decisionDate': round.decideBy,
      'fund.endDate': round.fundEndsOn,
    }
    const { data: answer, init } = again(form, question.fields, values, here.form.track, problems)
    const kept = form.status === undefined ? null : await keepRight(applicant, here, typed, now)
    return data({ ...answer, theirs: null, kept, gone }, init ?? undefined)
  }
  if (gone.length > 0) {
    formWasRefused(context)
    const kept = await keepRight(applicant, here, typed, now)
    return data({ form: form.reply(), refusal: null, theirs: null, kept, gone }, { status: 409 })
  }
  const answers = answersOf(question, form.value as never)
  const { operation, version } = form.value
  const page = { operation, version: version ?? 0, answers }
  const verdict = await saveAnswers(applicant, proposal.id, { section, question: question.key }, page, now)
  if (!verdict.ok) return refuse(verdict)
  await removeReplaced(applicant, here, answers, operation, now)
  const asks = proposal.anonymous && (await asksForAddress(applicant, now))
  return redirect(afterSaving(here, answers, { url: new URL(request.url), later, asks }))
}

export default function QuestionPage() {
  const page = useLoaderData<typeof loader>()
  return 'gone' in page ? <Gone page={page} /> : <Asked page={page} />
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>
type GonePage = Extract<Page, { gone: true }>
type AskedPage = Exclude<Page, { gone: true }>

/** The fund took this page away while somebody wrote on it. */
function Gone({ page: { strip, back } }: { page: GonePage }) {
  const answer = useActionData<typeof action>()
  return (
    <ApplyingShell strip={strip} back={back}>
      <Columns kind="read" side={null}>
        <Refusal what={m.applicant_apply_gone_page()} whatNow={m.applicant_apply_gone_page_now()} />
        {answer && answer.gone.length > 0 && <GoneText items={answer.gone} />}
      </Columns>
    </ApplyingShell>
  )
}

function Asked({ page }: { page: AskedPage }) {
  const answer = useActionData<typeof action>()
  const theirs = answer?.theirs ?? null
  const [form, fields] = useForm<TypedValues>({
    id: 'question',
    lastResult: answer?.form,
    // Rows get their keys from here: those that came back with an error would lose what is typed when one is added.
    defaultValue: (answer?.form?.initialValue as TypedValues | null | undefined) ?? page.values,
    onValidate: ({ formData }) => parse(formData, { resolve: (value) => ({ value: value as TypedValues }) }),
  })
  const seen = theirs ? page.version : (answer?.kept ?? answer?.form?.initialValue?.version ?? page.version)
  const order = page.view.fields.map(({ name }) => name)
  const empty = (name: string) => form.update.getButtonProps({ name: name as never, value: '' as never })
  const typing = useAutosave(form.id, page.typing, m.applicant_typing_not_saved())
  const version = Math.max(Number(seen), typing.version)
  return (
    <ApplyingShell strip={page.strip} back={page.back}>
      <Beside view={page.view} words={page.words}>
        {answer?.refusal && <Refusal what={answer.refusal.what} whatNow={answer.refusal.whatNow} />}
        {answer && answer.gone.length > 0 && <GoneText items={answer.gone} />}
        {theirs && <TheirText items={theirs} keep={page.here} />}
        <Form
          id={form.id}
          operation={page.operation}
          hidden={{ version: String(version) }}
          onSubmit={form.onSubmit}
          encType={asksFiles(page.view) ? 'multipart/form-data' : undefined}
        >
          <ErrorSummary
            problems={problemsOf(form, order)}
            more={answer?.kept ? m.applicant_apply_rest_kept() : undefined}
          />
          <QuestionFiles value={{ kept: page.files, empty }}>
            <QuestionFields
              view={page.view}
              form={form as unknown as FormMetadata<TypedValues>}
              fields={fields}
              newRow={page.newRow}
            />
          </QuestionFiles>
          {page.totals && <BudgetSums totals={page.totals} />}
          <TypingStatus text={typing.text ?? page.saved} wrong={typing.wrong} />
          <Buttons>
            <Button>{page.words.saveAndContinue}</Button>
            <Button look="second" name="later" value="1">
              {page.words.saveAndLater}
            </Button>
          </Buttons>
        </Form>
      </Beside>
    </ApplyingShell>
  )
}

function titleOf(page: Awaited<ReturnType<typeof loader>>): string {
  return 'gone' in page
    ? m.applicant_apply_gone_page()
    : titleWithError(`${page.view.title} – ${page.view.over}`, page.failed)
}

function asksFiles({ fields }: QuestionView): boolean {
  return fields.some(({ file, row }) => file || row?.some((one) => one.file))
}

type BesideProps = { view: QuestionView; words: { example: string; why: string }; children: ReactNode }

/** The question with its help beside it; rows take the width that the help leaves. */
function Beside({ view, words, children }: BesideProps) {
  const help =
    view.example || view.why ? <QuestionHelp example={view.example} why={view.why} words={words} /> : null
  const rows = view.fields.some(({ row }) => row)
  if (rows && !help) return <div className="db-stack">{children}</div>
  return (
    <Columns
      kind={rows ? 'page' : 'read'}
      side={help}
      sideLabel={help ? m.applicant_apply_help_label() : undefined}
    >
      {children}
    </Columns>
  )
}
