import type { Person } from '#app/domain/access.ts'
import { formatDateTime, formatDay, formatIban, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { type BatchLine, batchById, linesOfBatch } from '#db/queries/payments.server.ts'
import { notFound } from '../answers.server.ts'
import { fileLine, namesSeen } from './payments-page.server.ts'

/** One file for the bank: what is in it and what became of it; not found for anything else. */
export async function filePage(actor: Person, id: string | undefined) {
  const batch = await batchById(db(), actor.fund, id)
  if (!batch) throw notFound()
  const language = currentLocale()
  const names = await namesSeen(actor)
  const lines = await linesOfBatch(db(), batch.id)
  const begun = lines.some(({ paidOn, failedReason }) => paidOn ?? failedReason)
  return {
    ...fileLine(batch),
    made: m.payments_file_made_by({
      when: formatDateTime(batch.madeAt, language),
      name: batch.madeByName,
    }),
    hash: batch.sha256,
    refusedReason: batch.refusedAt ? (batch.refusedReason ?? '') : null,
    lines: lines.map((line) => ({
      key: line.release,
      href: names.has(line.grant) ? `/manager/grants/${line.grant}` : null,
      name: names.get(line.grant) ?? '',
      amount: formatMoney(line.amountCents, language),
      iban: names.has(line.grant) ? formatIban(line.iban) : '',
      what: becameOf(line, batch.refusedAt !== null),
    })),
    mayRefuse:
      !begun && !batch.refusedAt && actor.roles.some((role) => role === 'manager' || role === 'approver'),
  }
}

function becameOf({ paidOn, returnedOn }: BatchLine, isRefused: boolean): string {
  const language = currentLocale()
  if (returnedOn) return m.payments_file_back({ day: formatDay(returnedOn, language) })
  if (paidOn) return m.payments_file_paid({ day: formatDay(paidOn, language) })
  return isRefused ? m.payments_file_again() : m.payments_file_waits()
}
