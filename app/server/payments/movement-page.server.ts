import { z } from 'zod'
import type { Person } from '#app/domain/access.ts'
import type { MatchForm } from '#app/domain/payment/entry.ts'
import type { ClaimSource } from '#app/domain/payment/matching.ts'
import { type OpenPromise, suggestedPromise } from '#app/domain/payment/promise.ts'
import { formatDay, formatIban, formatMoney } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { db } from '#db/client.server.ts'
import { openPromises } from '#db/queries/contributions.server.ts'
import { potsOf } from '#db/queries/fund.server.ts'
import { knownClaims } from '#db/queries/payments.server.ts'
import { candidatesFor, entryById } from '#db/queries/statements.server.ts'
import { notFound } from '../answers.server.ts'
import { movementLine } from './movement-line.server.ts'
import { namesSeen } from './payments-page.server.ts'

const maybe = (most: number) => z.string().trim().max(most, { error: 'tooLong' }).optional()

/** What somebody says that a movement is, as the form sends it: the fields of one answer count, the others are left. */
export const MovementPost = z
  .strictObject({
    operation: z.uuid(),
    as: z.enum(['payment', 'return', 'repayment', 'loan', 'promise', 'contribution', 'not-ours'], {
      error: 'empty',
    }),
    release: z.uuid({ error: 'empty' }).optional(),
    grant: z.uuid({ error: 'empty' }).optional(),
    loan: z.uuid({ error: 'empty' }).optional(),
    contribution: z.uuid({ error: 'empty' }).optional(),
    donor: maybe(120),
    pot: maybe(60),
    note: maybe(300),
  })
  .transform(
    ({ operation, as, release, grant, loan, contribution, donor, pot, note }, context): MatchForm => {
      const missing = (name: string) => {
        context.addIssue({ code: 'custom', path: [name], message: 'empty' })
        return z.NEVER
      }
      switch (as) {
        case 'payment':
        case 'return':
          return release ? { as, operation, release } : missing('release')
        case 'repayment':
          return grant ? { as, operation, grant } : missing('grant')
        case 'loan':
          return loan ? { as, operation, grant: loan } : missing('loan')
        case 'promise':
          return contribution ? { as, operation, contribution } : missing('contribution')
        case 'contribution':
          return donor ? { as, operation, donor, pot: pot || null } : missing('donor')
        case 'not-ours':
          return note ? { as, operation, note } : missing('note')
      }
    },
  )

/** One movement, and what it may be as far as its amount and direction tell; not found for anything else. */
export async function movementPage(actor: Person, id: string | undefined) {
  const entry = await entryById(db(), actor.fund, id)
  if (!entry) throw notFound()
  const language = currentLocale()
  const names = await namesSeen(actor)
  const line = movementLine(entry, names)
  const closed = entry.grant !== null && !names.has(entry.grant)
  const candidates = await candidatesFor(db(), actor.fund, entry)
  const incoming = entry.amountCents > 0
  const claims = incoming ? await knownClaims(db(), actor.fund) : []
  const promises = incoming ? await openPromises(db(), actor.fund) : []
  const likely = entry.state === 'open' ? suggestedPromise(entry, promises) : null
  const owed = (by: ClaimSource) =>
    claims
      .filter((claim) => claim.by === by && names.has(claim.grant) && claim.dueCents > 0)
      .map(({ grant, reference, dueCents }) => ({
        value: grant,
        label: m.payments_move_grant_line({ reference, amount: formatMoney(dueCents, language) }),
      }))
  const promiseWords = ({ donorName, due, dueOn }: OpenPromise) => ({
    donor: donorName,
    amount: formatMoney(due, language),
    day: formatDay(dueOn, language),
  })
  return {
    ...line,
    iban: entry.iban && !closed ? formatIban(entry.iban) : null,
    name: closed ? null : entry.name,
    endToEndId: entry.endToEndId,
    import: `/manager/payments/statements/${entry.import}`,
    incoming,
    note: entry.note,
    by: entry.matchedByName && m.payments_move_done({ name: entry.matchedByName }),
    releases: candidates
      .filter(({ grant }) => names.has(grant))
      .map(({ release, reference, grant, iban }) => ({
        value: release,
        label: `${names.get(grant)}, ${reference}, ${formatIban(iban)}`,
      })),
    grants: owed('settlement'),
    loans: owed('loan'),
    promises: promises.map((promise) => ({
      value: promise.contribution,
      label: m.payments_move_promise_line(promiseWords(promise)),
    })),
    likely: likely && {
      contribution: likely.contribution,
      words: m.payments_move_likely(promiseWords(likely)),
    },
    pots: (await potsOf(db(), actor.fund)).map(({ key, name }) => ({ value: key, label: name })),
    acts: actor.roles.some((role) => role === 'manager' || role === 'approver'),
  }
}
