import { replyAddress } from '#app/domain/near/reply-address.ts'
import { replyTokenOf } from '#app/effects/codes.server.ts'
import { configuration } from '#app/effects/configuration.server.ts'
import { sha256 } from '#app/effects/hash.ts'
import { db } from '#db/client.server.ts'
import { isUuid } from '#db/queries/ids.ts'
import { replyAddresses } from '#db/schema/index.ts'
import type { OutgoingMail } from './values.server.ts'

/** Mails that tell of a message in a thread, or ask about a plan: whoever gets one answers it where it came from. */
const ofThread = ['message-received', 'message-arrived', 'proposal-returned']

/** Does an answer to this mail come back here: is it of a thread, to somebody with an account, and is an address set? */
export function isAnswered({ template, recipient, props }: OutgoingMail): boolean {
  const isOfThread = ofThread.includes(template) && props.proposal !== undefined
  return configuration().replyAddress !== null && isOfThread && isUuid(recipient)
}

/**
 * Where a mail is answered: an address of its reader in its thread, whose token is kept as a hash. Null for a mail
 * that is not answered here.
 */
export async function replyAddressOf(mail: OutgoingMail): Promise<string | null> {
  const ofFund = configuration().replyAddress
  const { recipient, fundId, createdAt } = mail
  const { proposal } = mail.props
  if (!ofFund || !proposal || !isAnswered(mail)) return null
  const token = replyTokenOf(proposal, recipient)
  await db()
    .insert(replyAddresses)
    .values({
      tokenHash: sha256(token),
      fundId,
      proposalId: proposal,
      personId: recipient,
      madeAt: createdAt,
    })
    .onConflictDoNothing()
  return replyAddress(ofFund, token)
}
