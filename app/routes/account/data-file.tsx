import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { takeOwnData } from '#app/commands/take-own-data.server.ts'
import { stepUpPath } from '#app/components/granting/step-up-first.tsx'
import { ownDataForms } from '#app/domain/privacy/own-data.ts'
import { notFound } from '#app/server/answers.server.ts'
import { clock } from '#app/server/clock.server.ts'
import { ownDataAnswer } from '#app/server/privacy/own-data-answer.server.ts'
import { requirePerson } from '#app/server/require.server.ts'

/** Everything of somebody as one file, to be saved by the browser; that they took it is recorded. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const form = ownDataForms.find((one) => one === params.form)
  if (!form) throw notFound()
  const verdict = await takeOwnData(actor, form, clock(request))
  if (!verdict.ok) return redirect(stepUpPath('/account/data'))
  return ownDataAnswer(actor, verdict.own, form, clock(request))
}
