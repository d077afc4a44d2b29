import type { MetaFunction } from '@remix-run/node'
import { Lead } from '#app/components/page/heading.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'

export const handle = { script: false }
export const meta: MetaFunction = () => [{ title: m.outcome_resident_done() }]

/** After an answer: the same for everybody, so that it says nothing about a code. */
export default function ResidentThanks() {
  return (
    <PlainShell>
      <h1>{m.outcome_resident_done()}</h1>
      <Lead>{m.outcome_resident_done_text()}</Lead>
    </PlainShell>
  )
}
