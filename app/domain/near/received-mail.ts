/** Headers of a mail in their order: names in lower case, values unfolded. */
export type MailHeaders = readonly { name: string; value: string }[]

/**
 * Did a machine write it? What answers by itself, what could not be delivered and what goes to a list are never posted:
 * two machines would answer each other for ever.
 */
export function isAutomatic(headers: MailHeaders): boolean {
  return headers.some(({ name, value }) => {
    const said = value.trim().toLowerCase()
    switch (name) {
      case 'auto-submitted':
        return !/^no\b/.test(said)
      case 'precedence':
        return /^(bulk|junk|list|auto_reply)\b/.test(said)
      case 'return-path':
        return /^<\s*>/.test(said)
      case 'content-type':
        return /^multipart\/report\b/.test(said)
      case 'from':
        return /\b(mailer-daemon|postmaster)@/.test(said)
      case 'subject':
        return answeredAlone.test(said)
      case 'x-autoreply':
      case 'x-autorespond':
      case 'x-failed-recipients':
      case 'list-id':
        return true
      default:
        return false
    }
  })
}

const answeredAlone = /^(automatisch antwoord|automatic reply|out of office|afwezigheidsmelding|afwezig):/

/** Why a mail was kept aside for the fund, in place of being shown as what somebody said. */
export const asideReasons = [
  'other-sender',
  'message-empty',
  'message-too-long',
  'too-many-messages',
] as const
export type AsideReason = (typeof asideReasons)[number]

/** Why a refused message is kept aside; null when it is not taken at all. */
export function asideReason(code: string): AsideReason | null {
  return asideReasons.find((reason) => reason === code) ?? null
}

/** Characters of a mail that is kept aside, and mails of one address in an hour. */
export const longestAside = 50_000
export const mostAsideAnHour = 20

/** Whose a token is, and the thread that it belongs to. */
export type Addressed = { proposal: string; email: string | null }

/**
 * In which threads a mail speaks: those of the tokens that belong to its one sender. Of a mail with tokens of others alone the
 * first says where it is kept aside. Of one address in a thread no more than one is taken.
 */
export function spokenIn<Address extends Addressed>(
  senders: readonly string[],
  addressed: readonly Address[],
): { own: Address[]; aside: Address | null } {
  const [sender, ...more] = senders
  const isSender = ({ email }: Address) =>
    more.length === 0 && email !== null && email.toLowerCase() === sender?.toLowerCase()
  const seen = new Set<string>()
  const own = addressed.filter((one) => isSender(one) && !seen.has(one.proposal) && seen.add(one.proposal))
  return { own, aside: own.length > 0 ? null : (addressed[0] ?? null) }
}

/** Bytes under which a picture inside the text is decoration, such as the logo in a signature. */
const decorationBytes = 20_000

/** What comes with a mail, as far as it decides whether it is kept. */
export type MailPart = { type: string; size: number; inText: boolean }

/** Is it nothing that somebody meant to send: the logo of a signature, a seal, an invitation of a calendar? */
export function isDecoration({ type, size, inText }: MailPart): boolean {
  if (/^application\/(pkcs7-signature|x-pkcs7-signature|pgp-signature|pgp-encrypted)$/.test(type)) return true
  if (type === 'text/calendar') return true
  return inText && type.startsWith('image/') && size < decorationBytes
}
