import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { titleWithError } from '#app/components/form/error-summary.tsx'
import { JudgedAttestation } from '#app/components/granting/judged-attestation.tsx'
import { m } from '#app/i18n/paraglide/messages.js'
import { giveItBack, judgedAttestation } from '#app/server/granting/attestation-steps.server.ts'
import { requireManager } from '#app/server/require.server.ts'

export const handle = { script: false }
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? titleWithError(`${data.attestation.title} – ${data.head.name}`, data.failed)
      : m.shell_error_404_title(),
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireManager(args.request)
  return judgedAttestation(args, actor)
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireManager(args.request)
  return giveItBack(args, actor)
}

/** Gives what was attested back with a question. */
export default function AttestationReturn() {
  return <JudgedAttestation page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
}
