import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { agreeReview } from '#app/commands/agree-review.server.ts'
import { writeReview } from '#app/commands/write-review.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { clock } from '../clock.server.ts'
import { hasWrongForm } from '../failed-form.server.ts'
import { type AgreementSide, headFor } from './agreement-side.server.ts'
import { takeStep } from './agreement-step.server.ts'
import { AgreePost, ReviewPost } from './learning-form.server.ts'
import { agreementPage, viewPage } from './learning-steps.server.ts'
import { reviewTexts } from './learning-words.server.ts'

/** One side says what it saw and what should follow. */
export async function reviewViewPage({ request, params, context }: LoaderFunctionArgs, side: AgreementSide) {
  const grant = await side.grant(params.grantId)
  return {
    head: headFor(side, grant),
    page: await viewPage(grant, side.side, clock(request), currentLocale()),
    failed: hasWrongForm(context),
  }
}

export async function writeOwnView(args: ActionFunctionArgs, side: AgreementSide) {
  return takeStep(args, side, {
    schema: ReviewPost,
    act: ({ grant, now }, form) => writeReview(side.actor, grant.id, side.side, form, reviewTexts, now),
    next: () => '/review',
  })
}

/** One side agrees with what the other wrote. */
export async function reviewAgreementPage(
  { request, params, context }: LoaderFunctionArgs,
  side: AgreementSide,
) {
  const grant = await side.grant(params.grantId)
  return {
    head: headFor(side, grant),
    page: await agreementPage(grant, side.side, clock(request), currentLocale()),
    failed: hasWrongForm(context),
  }
}

export async function agreeWithView(args: ActionFunctionArgs, side: AgreementSide) {
  return takeStep(args, side, {
    schema: AgreePost,
    act: ({ grant, now }, form) => agreeReview(side.actor, grant.id, side.side, form, reviewTexts, now),
    next: () => '/review',
  })
}
