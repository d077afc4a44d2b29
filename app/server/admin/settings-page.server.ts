import { randomUUID } from 'node:crypto'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { fundSettingsSchema, type Regime, regimes } from '#app/domain/fund.ts'
import {
  kindOfSetting,
  type SettingGroup,
  type SettingName,
  type SettingValue,
  settingGroups,
  settingNames,
  settingOf,
} from '#app/domain/fund-setting.ts'
import { formatMoney, typedMoney } from '#app/domain/money.ts'
import { formatDay, formatNumber, formatPercent } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { fundById } from '#db/queries/fund.server.ts'
import { settingHistory } from '#db/queries/set-up.server.ts'
import { notFound } from '../answers.server.ts'
import { settingWords } from './setting-words.ts'

/** Every choice of the fund with its value and what it does, by what it is about. */
export async function settingsPage(actor: Person, language: Language) {
  const chosen = await chosenBy(actor)
  return {
    groups: (Object.keys(settingGroups) as SettingGroup[]).map((group) => ({
      key: group,
      title: groupTitle(group),
      rows: settingGroups[group].map((name) => ({
        key: name,
        name: settingWords[name].label(),
        effect: settingWords[name].effect(),
        value: shown(name, settingOf(chosen, name), language),
      })),
    })),
  }
}

export async function settingPage(actor: Person, key: string | undefined, language: Language) {
  const name = settingNames.find((one) => one === key)
  if (!name) throw notFound()
  const chosen = await chosenBy(actor)
  const value = settingOf(chosen, name)
  const history = await settingHistory(db(), actor.fund, name)
  return {
    name,
    kind: kindOfSetting(name),
    label: settingWords[name].label(),
    effect: settingWords[name].effect(),
    typed: typedValue(name, value),
    seen: JSON.stringify(value),
    regimes: regimes.map((regime) => ({ value: regime, label: regimeWord(regime) })),
    history: history.map(({ id, before, after, by, at }) => ({
      key: id,
      before: shown(name, before, language),
      after: shown(name, after, language),
      by,
      on: formatDay(dayOf(at), language),
    })),
    operation: randomUUID(),
  }
}

/** The name of a setting that a path names; not found for another word. */
export function settingNamed(key: string | undefined): SettingName {
  const name = settingNames.find((one) => one === key)
  if (!name) throw notFound()
  return name
}

async function chosenBy({ fund }: Person) {
  const row = await fundById(db(), fund)
  if (!row) throw notFound()
  return { regime: row.regime as Regime, settings: fundSettingsSchema.parse(row.settings) }
}

function shown(name: SettingName, value: SettingValue, language: Language): string {
  if (value === null) return m.setup_setting_nothing()
  if (typeof value === 'string') return name === 'regime' ? regimeWord(value as Regime) : value
  const kind = kindOfSetting(name)
  if (kind === 'money') return formatMoney(value, language)
  return kind === 'share' ? formatPercent(value, language) : formatNumber(value, language)
}

function typedValue(name: SettingName, value: SettingValue): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  const kind = kindOfSetting(name)
  if (kind === 'money') return typedMoney(value)
  return kind === 'share' ? String(value / 100).replace('.', ',') : String(value)
}

function regimeWord(regime: Regime): string {
  return regime === 'awb' ? m.setup_regime_awb() : m.setup_regime_private()
}

function groupTitle(group: SettingGroup): string {
  return {
    law: m.setup_group_law,
    deciding: m.setup_group_deciding,
    panel: m.setup_group_panel,
    money: m.setup_group_money,
    words: m.setup_group_words,
    near: m.setup_group_near,
    reach: m.setup_group_reach,
    keeping: m.setup_group_keeping,
  }[group]()
}
