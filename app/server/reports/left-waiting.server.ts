import type { ReportMoment } from '#app/domain/grant/milestone.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { leftWaiting } from '#app/domain/results/report-days.ts'
import { formatList, formatMoney } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { settledFacts } from '#db/queries/settled-facts.server.ts'

/** The payments that are not made yet and go on waiting when the fund does without a report, each in a sentence. */
export async function waitingWithout(
  grant: string,
  { tranches, milestones }: Pick<Terms, 'tranches' | 'milestones'>,
  moment: ReportMoment,
  language: Language,
): Promise<string[]> {
  const { paidTranches, acceptedMilestones } = await settledFacts(db(), { id: grant })
  const open = moment.milestones.filter((id) => !acceptedMilestones.includes(id))
  return tranches.flatMap(({ id, condition, amountCents }, at) => {
    const left = paidTranches.includes(id) ? null : leftWaiting(condition, { ...moment, milestones: open })
    if (left === null) return []
    const payment = { number: String(at + 1), amount: formatMoney(amountCents, language) }
    if (left === 'report') return [m.reporting_skip_waits_report(payment, { locale: language })]
    const titles = milestones.filter((one) => open.includes(one.id)).map(({ title }) => `‘${title}’`)
    const shown = { ...payment, milestones: formatList(titles, language) }
    return [m.reporting_skip_waits_milestone(shown, { locale: language })]
  })
}
