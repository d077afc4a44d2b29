import { type OpenGrant, type OpenWords, recipientName } from '#app/domain/open/grant.ts'
import type { OpenData } from '#app/domain/open/open-data.ts'
import type { OpenPastGrant } from '#app/domain/open/past.ts'
import type { ColumnType, Sheet, SheetCell } from '../sheet.ts'
import { grantUrl } from './ids.ts'

/**
 * The columns of the register of grants: what art. 3.3a of the open government act (Woo) asks of an overview of subsidies
 * (ground, recipient, activities and purpose, amounts granted, changed and settled, withdrawals, dates), and then the rest.
 */
export const grantColumns = {
  reference: 'text',
  recipient: 'text',
  recipientKvk: 'text',
  fiscalHost: 'text',
  fiscalHostKvk: 'text',
  ground: 'text',
  round: 'text',
  pot: 'text',
  activity: 'text',
  purpose: 'text',
  neighbourhoods: 'text',
  pillars: 'text',
  kinds: 'text',
  awarded: 'money',
  awardedOn: 'day',
  agreed: 'money',
  agreedOn: 'day',
  settled: 'money',
  settledOn: 'day',
  stoppedOn: 'day',
  paid: 'money',
  startsOn: 'day',
  endsOn: 'day',
  state: 'text',
  example: 'text',
  page: 'text',
  changedOn: 'day',
  imported: 'text',
} as const satisfies Record<string, ColumnType>
export type GrantColumn = keyof typeof grantColumns

/** What the sheet says in words beside the facts. */
export type SheetWords = OpenWords & {
  head: (column: GrantColumn) => string
  ground: string
  kinds: Record<OpenGrant['kinds'][number], string>
  states: Record<OpenGrant['state'], string>
  yes: string
  no: string
}

/** Every grant as a row. */
export function grantsSheet(data: OpenData, words: SheetWords): Sheet {
  const keys = Object.keys(grantColumns) as GrantColumn[]
  return {
    columns: keys.map((key) => ({ head: words.head(key), type: grantColumns[key] })),
    rows: [
      ...data.grants.map((grant) => cellsOf(grant, data, words)),
      ...data.past.map((grant) => cellsOfPast(grant, words)),
    ].map((cells) => keys.map((key) => cells[key] ?? null)),
  }
}

/** A grant of the past has what was brought of it, and no page of its own. */
function cellsOfPast(grant: OpenPastGrant, words: SheetWords): Partial<Record<GrantColumn, SheetCell>> {
  const { reference, recipient, neighbourhood, awardedOn, startsOn, endsOn } = grant
  return {
    ...{ reference, awardedOn, startsOn, endsOn },
    recipient: recipientName(recipient, words),
    recipientKvk: recipient.kind === 'organisation' ? recipient.kvk : null,
    activity: grant.title,
    neighbourhoods: neighbourhood,
    awarded: grant.awardedCents,
    paid: grant.paidCents,
    changedOn: grant.changedAt.toISOString().slice(0, 10),
    imported: words.yes,
  }
}

function cellsOf(grant: OpenGrant, data: OpenData, words: SheetWords): Record<GrantColumn, SheetCell> {
  const { recipient, fiscalHost } = grant
  const names = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ')
  const { awardedOn, agreedOn, settledOn, stoppedOn, startsOn, endsOn } = grant
  return {
    ...{ reference: grant.reference, awardedOn, agreedOn, settledOn, stoppedOn, startsOn, endsOn },
    recipient: recipientName(recipient, words),
    recipientKvk: recipient.kind === 'organisation' ? recipient.kvk : null,
    fiscalHost: fiscalHost?.name ?? null,
    fiscalHostKvk: fiscalHost?.kvk ?? null,
    ground: words.ground,
    round: grant.round,
    pot: grant.pot.name,
    activity: grant.title,
    purpose: grant.description,
    neighbourhoods: names(grant.neighbourhoods),
    pillars: names(grant.pillars),
    kinds: grant.kinds.map((kind) => words.kinds[kind]).join(', '),
    awarded: grant.awardedCents,
    agreed: grant.agreedCents,
    settled: grant.settledCents,
    paid: grant.paidCents,
    state: words.states[grant.state],
    example: grant.example ? words.yes : words.no,
    page: grantUrl(data, grant),
    changedOn: grant.changedAt.toISOString().slice(0, 10),
    imported: words.no,
  }
}
