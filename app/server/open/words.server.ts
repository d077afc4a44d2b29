import { grantStates } from '#app/domain/grant/grant.ts'
import type { OpenWords } from '#app/domain/open/grant.ts'
import type { OpenFund } from '#app/domain/open/open-data.ts'
import type { Deadline, Opportunity } from '#app/domain/open/opportunity.ts'
import type { OpportunityWords } from '#app/exchange/open/common-grants.ts'
import type { SheetWords } from '#app/exchange/open/grants-sheet.ts'
import { formatMoney } from '#app/i18n/format.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord } from '#app/i18n/words.server.ts'
import { columnWords } from './column-words.server.ts'

/** Files are the same for everybody, so they are in the language of the fund whatever a visitor reads the site in. */
export const fileLanguage = 'nl'
const inFile = { locale: fileLanguage } as const

/** What stands in files for who is not named, and for a plan that told nothing. */
export function openWords(): OpenWords {
  return {
    withheld: m.results_public_name_withheld({}, inFile),
    individual: m.open_individual({}, inFile),
    title: (reference) => m.open_grant_title({ reference }, inFile),
    description: (reference) => m.open_grant_description({ reference }, inFile),
  }
}

export function sheetWords({ legalName: fund, regime }: OpenFund): SheetWords {
  return {
    ...openWords(),
    head: (column) => columnWords[column].head({}, inFile),
    ground: regime === 'awb' ? m.open_ground_awb({ fund }, inFile) : m.open_ground_private({ fund }, inFile),
    kinds: {
      gift: m.open_kind_gift({}, inFile),
      loan: m.open_kind_loan({}, inFile),
      outcome: m.open_kind_outcome({}, inFile),
    },
    states: Object.fromEntries(
      grantStates.map((state) => [state, stateWord('grant', state, 'staff', fileLanguage) ?? state]),
    ) as SheetWords['states'],
    yes: m.open_yes({}, inFile),
    no: m.open_no({}, inFile),
  }
}

export function opportunityWords(): OpportunityWords {
  return {
    opens: m.open_round_opens({}, inFile),
    closes: m.open_round_closes({}, inFile),
    decides: m.open_round_decides({}, inFile),
    description: ({ minCents, maxCents }: Opportunity) =>
      m.open_round_text(
        { min: formatMoney(minCents, fileLanguage), max: formatMoney(maxCents, fileLanguage) },
        inFile,
      ),
    applicants: m.open_round_applicants({}, inFile),
  }
}

/** What a day is called in a calendar. */
export function deadlineTitle({ kind, round: { name: round } }: Deadline, fund: string): string {
  if (kind === 'opens') return m.open_day_opens({ round }, inFile)
  return kind === 'closes'
    ? m.open_day_closes({ round }, inFile)
    : m.open_day_decides({ round, fund }, inFile)
}

export function feedWords(fund: string) {
  return {
    title: m.open_awards_title({ fund }, inFile),
    description: m.open_awards_description({}, inFile),
    calendar: m.open_calendar({ fund }, inFile),
  }
}
