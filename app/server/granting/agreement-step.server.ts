import type { Submission } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import type { z } from 'zod'
import type { Verdict } from '#app/domain/verdict.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { invalid, refused } from '../answers.server.ts'
import { clock } from '../clock.server.ts'
import { formWasRefused, formWasWrong } from '../failed-form.server.ts'
import type { AgreementSide } from './agreement-side.server.ts'

type Step<Schema extends z.ZodType, Done extends object> = {
  schema: Schema
  act: (at: { grant: Grant; now: Date }, form: z.output<Schema>) => Promise<Verdict<Done>>
  /** Where it leads, below the grant’s own page. */
  next: (done: Done) => string
}

/**
 * One step of a side in an agreement: the form is read and done, or the same page comes back and says what is the matter.
 */
export async function takeStep<Schema extends z.ZodType, Done extends object>(
  { request, params, context }: ActionFunctionArgs,
  side: AgreementSide,
  { schema, act, next }: Step<Schema, Done>,
) {
  const grant = await side.grant(params.grantId)
  const form: Submission<z.input<Schema>, string[], z.output<Schema>> = parseWithZod(
    await request.formData(),
    { schema },
  )
  if (form.status !== 'success') {
    formWasWrong(context)
    return invalid(form)
  }
  const verdict = await act({ grant, now: clock(request) }, form.value)
  if (verdict.ok) return redirect(`${side.path(grant.id)}${next(verdict)}`)
  formWasRefused(context)
  return refused(verdict, form, await side.words())
}
