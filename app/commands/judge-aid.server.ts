import { aidIn, aidOfGrant } from '#app/domain/aid/grant-aid.ts'
import { judgeAid } from '#app/domain/aid/running-sum.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { instrumentFor } from '#app/domain/grant/pot-terms.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { type Cents, sumCents } from '#app/domain/money.ts'
import { allowed, type Verdict } from '#app/domain/verdict.ts'
import type { Reader } from '#db/client.server.ts'
import { aidOfUndertaking, aidRulesOf } from '#db/queries/aid.server.ts'
import { aidGrantsOf } from '#db/queries/aid-grants.server.ts'
import { undertakingOf } from '#db/queries/aid-undertaking.server.ts'
import type { Grant } from '#db/queries/grants.server.ts'
import { potTermsVersions } from '#db/queries/pot-terms.server.ts'

/**
 * May so many cents be awarded to who asks in a proposal, out of a pot, without more state aid in three years than the
 * rules allow? Whoever sells nothing gets none. It weighs as the pot usually gives: a loan for its gross grant equivalent.
 * Before an award is written the fund has to be locked, so that two awards do not each take the same room. Refuses what
 * `judgeAid` refuses.
 */
export async function judgeAwardAid(
  reader: Reader,
  { fund, proposal, pot, amount }: { fund: string; proposal: string; pot: string; amount: Cents },
  now: Date,
): Promise<Verdict> {
  const who = await undertakingOf(reader, proposal)
  if (who?.sells !== 'yes') return allowed()
  const { rules } = await aidRulesOf(reader, fund)
  const usual = instrumentFor((await potTermsVersions(reader, pot))[0].terms.instrument, amount)
  const { known } = await aidOfUndertaking(reader, fund, who.undertaking)
  const day = dayOf(now)
  return judgeAid(known, rules, aidIn([usual], rules, day), day)
}

/**
 * May a grant be agreed on these terms? What they give beyond what counts of it already has to fit on this day. Refuses
 * what `judgeAid` refuses.
 */
export async function judgeTermsAid(
  reader: Reader,
  grant: Grant,
  terms: Pick<Terms, 'stateAid' | 'instruments'>,
  now: Date,
): Promise<Verdict> {
  const counted = (await aidGrantsOf(reader, grant.fund)).find((one) => one.grant === grant.id)
  if (terms.stateAid === null || !counted) return allowed()
  const { rules } = await aidRulesOf(reader, grant.fund)
  const already = sumCents(aidOfGrant({ ...counted, letGo: [] }, rules).map(({ cents: amount }) => amount))
  const asked = aidIn(terms.instruments, rules, counted.terms.length > 1 ? dayOf(now) : counted.awardedOn)
  return fits(reader, grant.fund, counted.undertaking, asked - already, now)
}

/** May so much of a loan be let go, when that is state aid? Refuses what `judgeAid` refuses. */
export async function judgeLetGoAid(
  reader: Reader,
  grant: Pick<Grant, 'id' | 'fund'>,
  amount: Cents,
  now: Date,
): Promise<Verdict> {
  const counted = (await aidGrantsOf(reader, grant.fund)).find((one) => one.grant === grant.id)
  return counted ? fits(reader, grant.fund, counted.undertaking, amount, now) : allowed()
}

async function fits(
  reader: Reader,
  fund: string,
  undertaking: string,
  asked: number,
  now: Date,
): Promise<Verdict> {
  const { rules } = await aidRulesOf(reader, fund)
  const { known } = await aidOfUndertaking(reader, fund, undertaking)
  return judgeAid(known, rules, asked, dayOf(now))
}
