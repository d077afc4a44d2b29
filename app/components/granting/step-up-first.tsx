import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { Refusal } from '../block/refusal.tsx'
import { ButtonLink } from '../form/button.tsx'

type StepUpFirstProps = {
  refusal: { code: string; what: string; whatNow: string }
  /** The page to come back to. */
  back: string
}

/** Why somebody cannot decide now: first their second factor, or what the rule says. */
export function StepUpFirst({ refusal, back }: StepUpFirstProps) {
  if (refusal.code !== 'step-up-needed') return <Refusal {...refusal} />
  return (
    <Notice
      tone="turn"
      title={refusal.what}
      action={<ButtonLink href={stepUpPath(back)}>{m.manager_tranche_step_up()}</ButtonLink>}
    >
      {m.course_step_up_text()}
    </Notice>
  )
}

export function stepUpPath(back: string): string {
  return `/account/step-up?back=${encodeURIComponent(back)}`
}
