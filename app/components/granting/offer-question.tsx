import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { ButtonLink } from '../form/button.tsx'

/** A question about the offer that nobody answered yet. */
export function OfferQuestion({ href }: { href: string }) {
  return (
    <Notice
      tone="wait"
      title={m.agreement_offer_question_waits()}
      action={
        <ButtonLink href={href} look="second">
          {m.agreement_offer_to_question()}
        </ButtonLink>
      }
    >
      {m.agreement_offer_question_text()}
    </Notice>
  )
}
