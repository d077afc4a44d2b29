import { randomUUID } from 'node:crypto'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { answerChange } from '#app/commands/answer-change.server.ts'
import { growChange } from '#app/commands/grow-change.server.ts'
import { sendChange } from '#app/commands/send-change.server.ts'
import { withdrawChange } from '#app/commands/withdraw-change.server.ts'
import { partFormSchemas } from '#app/domain/grant/terms-form.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { agreementTexts } from '../agreement-texts.server.ts'
import { refused } from '../answers.server.ts'
import { clock } from '../clock.server.ts'
import { formWasRefused, formWasWrong, hasWrongForm, isShownAgain } from '../failed-form.server.ts'
import { readForm } from '../form-reading.server.ts'
import { type AgreementSide, headFor } from './agreement-side.server.ts'
import { takeStep } from './agreement-step.server.ts'
import { AnswerChangePost, SendChangePost } from './change-forms.server.ts'
import { changePage, oneChange } from './change-page.server.ts'
import { changePart, partNamed } from './change-part.server.ts'
import { OperationPost } from './operation-form.server.ts'
import { termsErrorsInWords } from './terms-errors.server.ts'

/** One part of the terms, to say how it should be. */
export async function changePartPage({ params, context }: LoaderFunctionArgs, side: AgreementSide) {
  const grant = await side.grant(params.grantId)
  return {
    head: headFor(side, grant),
    ...(await changePart(grant, side.side, params.part, currentLocale())),
    operation: randomUUID(),
    failed: hasWrongForm(context),
  }
}

export async function keepChangePart({ request, params, context }: ActionFunctionArgs, side: AgreementSide) {
  const grant = await side.grant(params.grantId)
  const form = readForm(await request.formData(), partFormSchemas[partNamed(params.part)])
  if (form.status !== 'success') {
    if (form.status === 'error') formWasWrong(context)
    const reply = termsErrorsInWords(form.reply())
    return data({ form: reply, refusal: null }, { status: form.status === 'error' ? 400 : 200 })
  }
  const verdict = await growChange(side.actor, grant.id, side.side, form.value, clock(request))
  if (verdict.ok) return redirect(`${side.path(grant.id)}/change`)
  formWasRefused(context)
  return refused(verdict, form, await side.words())
}

/** The last look before a change is sent. */
export async function changeSendingPage(
  { request, params, context }: LoaderFunctionArgs,
  side: AgreementSide,
) {
  const grant = await side.grant(params.grantId)
  return {
    head: headFor(side, grant),
    page: await changePage(grant, side.side, clock(request), currentLocale()),
    failed: hasWrongForm(context),
  }
}

export async function sendOwnChange(args: ActionFunctionArgs, side: AgreementSide) {
  return takeStep(args, side, {
    schema: SendChangePost,
    act: ({ grant, now }, form) => sendChange(side.actor, grant.id, side.side, form, agreementTexts(), now),
    next: ({ change }) => `/changes/${change}`,
  })
}

/** Yes or no to a change of the other side; what was answered leads to the change. */
export async function changeAnswerPage({ params, context }: LoaderFunctionArgs, side: AgreementSide) {
  const grant = await side.grant(params.grantId)
  const head = headFor(side, grant)
  const change = await oneChange(grant, params.changeId, side.side, currentLocale())
  if (!change.yourTurn && !isShownAgain(context)) throw redirect(`${head.path}/changes/${change.id}`)
  return { head, change, failed: hasWrongForm(context) }
}

export async function giveChangeAnswer(args: ActionFunctionArgs, side: AgreementSide) {
  return takeStep(args, side, {
    schema: AnswerChangePost,
    act: ({ grant, now }, { verdict, ...typed }) =>
      answerChange(
        side.actor,
        grant.id,
        args.params.changeId ?? '',
        side.side,
        { ...typed, yes: verdict === 'yes' },
        agreementTexts(),
        now,
      ),
    next: ({ change }) => `/changes/${change}`,
  })
}

/** Where taking back says why it cannot be done; otherwise the change itself. */
export async function changeEndingPage({ params, context }: LoaderFunctionArgs, side: AgreementSide) {
  const grant = await side.grant(params.grantId)
  const { id } = await oneChange(grant, params.changeId, side.side, currentLocale())
  const head = headFor(side, grant)
  return isShownAgain(context) ? head : redirect(`${head.path}/changes/${id}`)
}

export async function takeChangeBack(args: ActionFunctionArgs, side: AgreementSide) {
  return takeStep(args, side, {
    schema: OperationPost,
    act: ({ grant, now }, form) =>
      withdrawChange(side.actor, grant.id, args.params.changeId ?? '', side.side, form, now),
    next: () => '/change',
  })
}
