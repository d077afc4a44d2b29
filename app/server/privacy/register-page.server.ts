import { fundSettingsSchema } from '#app/domain/fund.ts'
import {
  type dataSubjects,
  type grounds,
  type Processing,
  type RegisterKey,
  type receivers,
  register,
} from '#app/domain/privacy/register.ts'
import { formatList } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { currentFund } from '#db/queries/fund.server.ts'
import { termOf } from './retention-words.ts'

type Words = { name: () => string; what: () => string; why: () => string }

const words: Record<RegisterKey, Words> = {
  accounts: {
    name: m.privacy_reg_accounts_name,
    what: m.privacy_reg_accounts_what,
    why: m.privacy_reg_accounts_why,
  },
  drafts: { name: m.privacy_reg_drafts_name, what: m.privacy_reg_drafts_what, why: m.privacy_reg_drafts_why },
  plans: { name: m.privacy_reg_plans_name, what: m.privacy_reg_plans_what, why: m.privacy_reg_plans_why },
  panel: { name: m.privacy_reg_panel_name, what: m.privacy_reg_panel_what, why: m.privacy_reg_panel_why },
  grants: { name: m.privacy_reg_grants_name, what: m.privacy_reg_grants_what, why: m.privacy_reg_grants_why },
  reports: {
    name: m.privacy_reg_reports_name,
    what: m.privacy_reg_reports_what,
    why: m.privacy_reg_reports_why,
  },
  payments: {
    name: m.privacy_reg_payments_name,
    what: m.privacy_reg_payments_what,
    why: m.privacy_reg_payments_why,
  },
  allowances: {
    name: m.privacy_reg_allowances_name,
    what: m.privacy_reg_allowances_what,
    why: m.privacy_reg_allowances_why,
  },
  past: { name: m.privacy_reg_past_name, what: m.privacy_reg_past_what, why: m.privacy_reg_past_why },
  complaints: {
    name: m.privacy_reg_complaints_name,
    what: m.privacy_reg_complaints_what,
    why: m.privacy_reg_complaints_why,
  },
  'call-backs': {
    name: m.privacy_reg_call_backs_name,
    what: m.privacy_reg_call_backs_what,
    why: m.privacy_reg_call_backs_why,
  },
  partners: {
    name: m.privacy_reg_partners_name,
    what: m.privacy_reg_partners_what,
    why: m.privacy_reg_partners_why,
  },
  mails: { name: m.privacy_reg_mails_name, what: m.privacy_reg_mails_what, why: m.privacy_reg_mails_why },
  openings: {
    name: m.privacy_reg_openings_name,
    what: m.privacy_reg_openings_what,
    why: m.privacy_reg_openings_why,
  },
  log: { name: m.privacy_reg_log_name, what: m.privacy_reg_log_what, why: m.privacy_reg_log_why },
}
const whose: Record<(typeof dataSubjects)[number], () => string> = {
  applicants: m.privacy_whose_applicants,
  panel: m.privacy_whose_panel,
  staff: m.privacy_whose_staff,
  neighbours: m.privacy_whose_neighbours,
  partners: m.privacy_whose_partners,
}
const groundWords: Record<(typeof grounds)[number], () => string> = {
  contract: m.privacy_ground_contract,
  legal: m.privacy_ground_legal,
  interest: m.privacy_ground_interest,
}
const sees: Record<(typeof receivers)[number], () => string> = {
  office: m.privacy_sees_office,
  panel: m.privacy_sees_panel,
  bank: m.privacy_sees_bank,
  mail: m.privacy_sees_mail,
  everybody: m.privacy_sees_everybody,
}

/** The register in words, with the terms that the fund has set today. */
export async function registerPage() {
  const fund = await currentFund(db())
  const settings = fundSettingsSchema.parse(fund?.settings ?? {})
  const language = currentLocale()
  const list = (items: readonly string[]) => formatList(items, language)
  const entries = Object.entries(register) as [RegisterKey, Processing][]
  return {
    fund: fund?.legalName ?? '',
    rows: entries.map(([key, one]) => ({
      key,
      name: words[key].name(),
      what: words[key].what(),
      why: words[key].why(),
      whose: list(one.whose.map((subject) => whose[subject]())),
      ground: groundWords[one.ground](),
      long: one.kept === 'fund' ? m.privacy_reg_fund() : termOf(one.kept, settings),
      who:
        one.receivers.length > 0 ? list(one.receivers.map((name) => sees[name]())) : m.privacy_reg_nobody(),
    })),
  }
}
