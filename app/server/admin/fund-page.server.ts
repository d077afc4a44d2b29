import { randomUUID } from 'node:crypto'
import { type FundFrame, type FundIdentity, identityHash } from '#app/commands/name-fund.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import type { SettingValue } from '#app/domain/fund-setting.ts'
import { cents, formatMoney, typedMoney } from '#app/domain/money.ts'
import { formatDay } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { fundById, fundInUse } from '#db/queries/fund.server.ts'
import { identityHistory } from '#db/queries/set-up.server.ts'
import { notFound } from '../answers.server.ts'

/** Who the fund is, to be changed, and what it said of itself before. */
export async function fundPage({ fund }: Person, language: Language) {
  const row = await fundById(db(), fund)
  if (!row) throw notFound()
  const history = await identityHistory(db(), fund, Object.keys(identityWords))
  const { name, legalName, seat, kvkNumber, court, referencePrefix, startsOn, endsOn, vision, mainAim } = row
  return {
    saved: {
      ...{ name: row.slug === 'fonds' ? '' : name, legalName: row.slug === 'fonds' ? '' : legalName },
      ...{ seat, kvkNumber, court, referencePrefix, startsOn, endsOn, vision, mainAim },
      ceilingCents: row.ceilingCents > 0 ? typedMoney(row.ceilingCents) : '',
    },
    seen: identityHash(row),
    inUse: await fundInUse(db(), fund),
    history: history.map(({ id, field, before, after, by, at }) => ({
      key: id,
      on: formatDay(dayOf(at), language),
      what: identityWords[field as keyof typeof identityWords](),
      before: identityShown(field, before, language),
      after: identityShown(field, after, language),
      by,
    })),
    operation: randomUUID(),
  }
}

const identityWords = {
  name: m.setup_fund_name,
  legalName: m.setup_fund_legal_name,
  seat: m.setup_fund_seat,
  kvkNumber: m.setup_fund_kvk,
  court: m.setup_fund_court,
  referencePrefix: m.setup_fund_prefix,
  startsOn: m.setup_fund_starts,
  endsOn: m.setup_fund_ends,
  ceilingCents: m.setup_fund_ceiling,
  vision: m.setup_fund_vision,
  mainAim: m.setup_fund_aim,
} satisfies Record<keyof (FundIdentity & FundFrame), () => string>

function identityShown(field: string, value: SettingValue, language: Language): string {
  if (value === null || value === '') return m.setup_setting_nothing()
  if (typeof value === 'number') return formatMoney(cents(value), language)
  return field === 'startsOn' || field === 'endsOn' ? formatDay(value, language) : value
}
