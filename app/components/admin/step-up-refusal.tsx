import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Link } from '../link.tsx'

type Said = { code: string; what: string; whatNow: string } | null | undefined

/** What a rule refused; when it asks to prove once more who one is, with the way there and back. */
export function StepUpRefusal({ refusal, back }: { refusal: Said; back: string }) {
  if (!refusal) return null
  return (
    <Refusal
      {...refusal}
      action={
        refusal.code === 'step-up-needed' && (
          <Link href={`/account/step-up?back=${encodeURIComponent(back)}`}>{m.account_admin_step_up()}</Link>
        )
      }
    />
  )
}
