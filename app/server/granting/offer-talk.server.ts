import { randomUUID } from 'node:crypto'
import type { OfferTalkProps } from '#app/components/agreement/offer-talk.tsx'
import { diffTerms } from '#app/domain/grant/diff.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import type { Version } from '#db/queries/agreements.server.ts'
import { offerBefore, offerTalk } from '#db/queries/offer-talk.server.ts'

/** What the initiative and the fund said about an offer, with a place to ask when who reads may. */
export async function offerTalkFor(
  proposal: string,
  version: Version,
  mayAsk: boolean,
  language: Language,
): Promise<OfferTalkProps> {
  const { question, answer } = await offerTalk(db(), proposal, version)
  const line = (said: typeof question) =>
    said && {
      who: said.name,
      when: formatDateTime(said.at, language),
      text: said.text ?? m.together_thread_erased(),
    }
  return {
    thread: `/applicant/proposals/${proposal}/messages`,
    question: line(question),
    reply: line(answer),
    ask: mayAsk ? randomUUID() : null,
  }
}

/** Does a question about the offer of this version wait for an answer of the fund? */
export async function questionWaits(proposal: string, version: Version): Promise<boolean> {
  if (version.state !== 'offered' && version.state !== 'signed-by-one') return false
  const { question, answer } = await offerTalk(db(), proposal, version)
  return question !== null && answer === null
}

/** In which parts an offer differs from the one before it, in words; null when it is the first. */
export async function changedSinceOffer(version: Version): Promise<string[] | null> {
  const before = await offerBefore(db(), version)
  if (!before) return null
  return [...new Set(diffTerms(before, version.terms).map(({ path }) => partWord(path[0] ?? '')))]
}

function partWord(part: string): string {
  const words: Record<string, () => string> = {
    tranches: m.agreement_part_tranches,
    milestones: m.agreement_part_milestones,
    reports: m.agreement_part_reports,
    indicators: m.agreement_part_indicators,
    budgetLines: m.agreement_part_budget,
    instruments: m.agreement_part_amount,
    flexibility: m.agreement_part_flexibility,
    grantee: m.agreement_part_grantee,
    bank: m.agreement_part_bank,
    startsOn: m.agreement_part_period,
    endsOn: m.agreement_part_period,
    clauses: m.agreement_part_clauses,
  }
  return (Object.hasOwn(words, part) ? words[part] : undefined)?.() ?? m.agreement_part_other()
}
