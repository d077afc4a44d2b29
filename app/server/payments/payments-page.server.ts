import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { sumCents } from '#app/domain/money.ts'
import { formatDay, formatIban, formatMoney, formatShortDay } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { stateWord, verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { grantList } from '#db/queries/grants.server.ts'
import { type BatchRow, batchesOf, waitingPayments } from '#db/queries/payments.server.ts'
import { importsOf, openEntries } from '#db/queries/statements.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { movementLine } from './movement-line.server.ts'

/** What waits for a file, for who may see the grant it is of: in words, with why it cannot go along. */
export async function waitingLines(actor: Person, now: Date) {
  const language = currentLocale()
  const names = await namesSeen(actor)
  const staff = await forStaff(actor)
  const waiting = await waitingPayments(db(), actor.fund, dayOf(now))
  return waiting.flatMap(({ release, grant, number, of, verdict }) => {
    const name = names.get(grant)
    return name === undefined
      ? []
      : [
          {
            key: release.id,
            href: `/manager/releases/${release.id}/approval`,
            name,
            part: m.components_picture_of({ number: String(number), of: String(of) }),
            amountCents: release.amountCents,
            amount: formatMoney(release.amountCents, language),
            iban: formatIban(release.iban),
            no: verdict.ok ? null : verdictWords(verdict.reason, language, staff).what,
          },
        ]
  })
}

/** Everything about paying: what waits, which files there are, what the bank said, and what nobody knows yet. */
export async function paymentsPage(actor: Person, now: Date) {
  const language = currentLocale()
  const waiting = await waitingLines(actor, now)
  const may = waiting.filter(({ no }) => no === null)
  const seen = await namesSeen(actor)
  const open = await openEntries(db(), actor.fund)
  return {
    waiting,
    sum:
      may.length > 0
        ? m.payments_waiting_sum({
            count: String(may.length),
            amount: formatMoney(sumCents(may.map(({ amountCents }) => amountCents)), language),
          })
        : null,
    files: (await batchesOf(db(), actor.fund)).map(fileLine),
    imports: (await importsOf(db(), actor.fund)).map((row) => ({
      key: row.id,
      href: `/manager/payments/statements/${row.id}`,
      name: row.fileName,
      period: periodOf(row),
      by: row.importedByName,
      movements: String(row.movements),
      open: String(row.open),
    })),
    open: open.map((entry) => movementLine(entry, seen)),
    acts: actor.roles.some((role) => role === 'manager' || role === 'approver'),
  }
}

/** The names of the initiatives whose grants are not closed to this person, by the id of the grant. */
export async function namesSeen(actor: Person): Promise<Map<string, string>> {
  return new Map((await grantList(db(), actor)).map(({ id, initiativeName }) => [id, initiativeName]))
}

export function fileLine(batch: BatchRow) {
  const language = currentLocale()
  return {
    key: batch.id,
    href: `/manager/payments/files/${batch.id}`,
    number: String(batch.number),
    count: String(batch.count),
    amount: formatMoney(batch.totalCents, language),
    execute: formatShortDay(batch.executeOn, language),
    state: batch.state,
    word: stateWord('paymentFile', batch.state, 'staff', language) ?? batch.state,
  }
}

function periodOf({ from, to }: { from: string | null; to: string | null }): string {
  const language = currentLocale()
  if (!from || !to) return ''
  return from === to
    ? formatDay(from, language)
    : `${formatShortDay(from, language)} – ${formatShortDay(to, language)}`
}
