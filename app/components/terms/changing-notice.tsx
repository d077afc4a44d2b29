import { m } from '#app/i18n/paraglide/messages.js'
import { Notice } from '../block/notice.tsx'
import { ButtonLink } from '../form/button.tsx'
import { Link } from '../link.tsx'

type ChangingNoticeProps = {
  path: string
  changing: {
    other: string
    toAnswer: string | null
    waiting: string | null
    /** Where an amendment is signed, below `path`. */
    toSign: string | null
    busy: boolean
    count: number
  } | null
}

/** What changing the agreement asks of you now, and the way to it. */
export function ChangingNotice({ path, changing }: ChangingNoticeProps) {
  if (!changing) return null
  const { other, toAnswer, waiting, toSign, busy, count } = changing
  if (toAnswer) {
    return (
      <Notice
        tone="turn"
        title={m.terms_change_asked({ other })}
        action={
          <ButtonLink href={`${path}/changes/${toAnswer}/answer`}>{m.terms_change_to_answer()}</ButtonLink>
        }
      />
    )
  }
  if (toSign) return <ToSign href={`${path}${toSign}`} />
  if (waiting) {
    return (
      <Notice tone="wait" title={m.terms_change_waits({ other })}>
        <Link href={`${path}/changes/${waiting}`}>{m.terms_change_look()}</Link>
      </Notice>
    )
  }
  return (
    <p>
      <Link href={`${path}/change`} look="alone">
        {busy ? m.terms_change_finish() : m.terms_change_page()}
      </Link>
      {count > 0 && <span className="db-soft"> {m.terms_change_count({ count: String(count) })}</span>}
    </p>
  )
}

/** A change that both sides said yes to, and that holds once they signed it. */
export function ToSign({ href }: { href: string }) {
  return (
    <Notice
      tone="turn"
      title={m.terms_change_to_sign_title()}
      action={<ButtonLink href={href}>{m.terms_change_to_sign()}</ButtonLink>}
    >
      {m.terms_change_old_holds()}
    </Notice>
  )
}
