import { and, desc, eq, isNotNull, lt } from 'drizzle-orm'
import { type Terms, termsSchema } from '#app/domain/grant/terms.ts'
import type { MessageSide, ThreadEntry } from '#app/domain/proposal/conversation.ts'
import type { Reader } from '#db/client.server.ts'
import { termsVersions } from '#db/schema/index.ts'
import type { Version } from './agreements.server.ts'
import { threadOf } from './messages.server.ts'

type Said = Extract<ThreadEntry, { kind: 'message' }>
export type OfferTalk = {
  /** The last thing that the initiative said since the offer. */
  question: Said | null
  /** What the fund said after it; null while it waits. */
  answer: Said | null
}

/** What was said in the thread about an offer, as far as it is open: the last question since it and its answer. */
export async function offerTalk(
  reader: Reader,
  proposal: string,
  { offeredAt }: Pick<Version, 'offeredAt'>,
): Promise<OfferTalk> {
  if (!offeredAt) return { question: null, answer: null }
  const said = (await threadOf(reader, proposal)).filter(
    (entry): entry is Said => entry.kind === 'message' && entry.at >= offeredAt,
  )
  const last = (side: MessageSide) => said.findLast((entry) => entry.side === side) ?? null
  const [question, answer] = [last('applicant'), last('fund')]
  const isAnswer = question && answer && said.indexOf(answer) > said.indexOf(question)
  return { question, answer: isAnswer ? answer : null }
}

/** The terms that were offered before this version and are no longer on offer; null when it is the first offer. */
export async function offerBefore(reader: Reader, version: Version): Promise<Terms | null> {
  const [row] = await reader
    .select({ terms: termsVersions.terms, inForceAt: termsVersions.inForceAt })
    .from(termsVersions)
    .where(
      and(
        eq(termsVersions.grantId, version.grant),
        lt(termsVersions.version, version.version),
        isNotNull(termsVersions.offeredAt),
      ),
    )
    .orderBy(desc(termsVersions.version))
    .limit(1)
  return row && !row.inForceAt ? termsSchema.parse(row.terms) : null
}
