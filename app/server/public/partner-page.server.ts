import { mayAnswer } from '#app/commands/answer-as-partner.server.ts'
import { isPartnerToken } from '#app/effects/codes.server.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type PartnerQuestion, partnerQuestion } from '#db/queries/partners.server.ts'

const nothing = { about: null, task: null, thanks: null, open: false, saved: { answer: '', remark: '' } }

/** What the link in the mail of a partner asks; nothing of it for a token that is not its own. */
export async function partnerPage({ question, token }: { question: string; token: string }, now: Date) {
  const found = isPartnerToken(question, token) ? await partnerQuestion(db(), question) : null
  if (!found) {
    const refusal = { what: m.together_partner_unknown(), whatNow: m.together_partner_unknown_text() }
    return { known: false, ...nothing, readBy: '', refusal }
  }
  const verdict = mayAnswer(found, now)
  return {
    known: true,
    ...aboutOf(found),
    thanks: thanksFor(found),
    open: verdict.ok,
    saved: { answer: found.answer ?? '', remark: found.remark ?? '' },
    readBy: found.proposal
      ? m.together_partner_remark_seen_proposal()
      : m.together_partner_remark_seen_programme(),
    refusal: verdict.ok ? null : verdictWords(verdict.reason, currentLocale()),
  }
}

function aboutOf({ proposal, partner, fundName, year, askedBy, task }: PartnerQuestion) {
  const fund = fundName
  return proposal
    ? { about: m.together_partner_proposal({ sender: askedBy, fund, title: proposal.title, partner }), task }
    : { about: m.together_partner_programme({ fund, partner, year: String(year) }), task: null }
}

function thanksFor({ answer }: PartnerQuestion): string | null {
  if (answer === null) return null
  return answer === 'yes' ? m.together_partner_thanks_yes() : m.together_partner_thanks_no()
}
