import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { drawSample, recordFindings } from '#app/commands/draw-sample.server.ts'
import { acceptAttestation, returnAttestation } from '#app/commands/judge-attestation.server.ts'
import type { Person } from '#app/domain/access.ts'
import { clock } from '../clock.server.ts'
import { hasWrongForm } from '../failed-form.server.ts'
import { fundSide } from './agreement-side.server.ts'
import { takeStep } from './agreement-step.server.ts'
import { OperationPost } from './operation-form.server.ts'
import { attestationPage, FindingsPost, QuestionPost } from './outcome-page.server.ts'

/** The page of what was attested, as it stands after a step that was not taken. */
export async function judgedAttestation({ request, params, context }: LoaderFunctionArgs, actor: Person) {
  return { ...(await attestationPage(actor, params, clock(request))), failed: hasWrongForm(context) }
}

export async function drawItsSample(args: ActionFunctionArgs, actor: Person) {
  const attestation = args.params.attestationId ?? ''
  return takeStep(args, fundSide(actor), {
    schema: OperationPost,
    act: ({ grant, now }, form) => drawSample(actor, { grant: grant.id, attestation }, form, now),
    next: () => `/results/${attestation}`,
  })
}

export async function keepFindings(args: ActionFunctionArgs, actor: Person) {
  const attestation = args.params.attestationId ?? ''
  return takeStep(args, fundSide(actor), {
    schema: FindingsPost,
    act: ({ grant, now }, form) => recordFindings(actor, { grant: grant.id, attestation }, form, now),
    next: () => `/results/${attestation}`,
  })
}

export async function letItCount(args: ActionFunctionArgs, actor: Person) {
  const attestation = args.params.attestationId ?? ''
  return takeStep(args, fundSide(actor), {
    schema: OperationPost,
    act: ({ grant, now }, form) => acceptAttestation(actor, { grant: grant.id, attestation }, form, now),
    next: () => '/results',
  })
}

export async function giveItBack(args: ActionFunctionArgs, actor: Person) {
  const attestation = args.params.attestationId ?? ''
  return takeStep(args, fundSide(actor), {
    schema: QuestionPost,
    act: ({ grant, now }, form) => returnAttestation(actor, { grant: grant.id, attestation }, form, now),
    next: () => '/results',
  })
}
