import type { Change, ChangeKind, ChangePart } from '#app/domain/grant/change-kind.ts'
import type { Terms } from '#app/domain/grant/terms.ts'
import { formatMoney, formatPercent } from '#app/i18n/format.ts'
import type { Language } from '#app/i18n/languages.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { changeFieldWords, changeRootWords } from './change-fields.ts'

/** Why a change is as heavy as it is: each part with how much it moves and what that means. */
export function changeParts(
  { parts }: Change,
  { before, after }: { before: Terms; after: Terms },
  other: string,
  language: Language,
) {
  return parts.map((part) => ({
    key: part.what,
    what: partName(part.what, [after, before]),
    how: amountOfPart(part, language),
    kind: part.kind,
    word: kindWords[part.kind]({ other }),
  }))
}

const kindWords: Record<ChangeKind, (names: { other: string }) => string> = {
  free: () => m.terms_change_kind_free(),
  notice: m.terms_change_kind_notice,
  amendment: () => m.terms_change_kind_amendment(),
}

function amountOfPart({ moved, shareBp, days }: ChangePart, language: Language): string {
  if (moved !== undefined && shareBp !== undefined)
    return m.terms_change_moved({
      amount: formatMoney(moved, language),
      share: formatPercent(shareBp, language),
    })
  if (moved !== undefined) return formatMoney(moved, language)
  if (days === undefined) return ''
  return days >= 0
    ? m.terms_change_later({ days: String(days) })
    : m.terms_change_earlier({ days: String(-days) })
}

const wholes: Record<string, () => string> = {
  ...changeRootWords,
  budget: m.terms_part_budget,
  amount: m.terms_part_money,
  end: m.terms_ends_on,
  recipient: m.manager_grant_grantee,
  ibanHolder: m.terms_holder,
  iban: m.terms_iban,
}

function partName(what: string, versions: readonly Terms[]): string {
  const [root = '', id, field] = what.split('.')
  const known = wholes[what]?.()
  if (known) return known
  const row = versions.flatMap(rowsIn).find((one) => one.id === (id ?? root))
  const word = field && (changeFieldWords[`${root}.${field}`] ?? changeFieldWords[field])?.()
  const name = row ? nameOf(row) : (wholes[root]?.() ?? what)
  return word ? `${name}: ${word}` : name
}

type Row = { id: string; title?: string; name?: string; number?: number }

function rowsIn({ milestones, reports, tranches, indicators, budgetLines }: Terms): Row[] {
  return [...milestones, ...reports, ...tranches, ...indicators, ...budgetLines]
}

function nameOf({ title, name, number }: Row): string {
  return title ?? name ?? m.manager_grant_tranche_number({ number: String(number) })
}
