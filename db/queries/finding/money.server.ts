import { and, desc, eq, inArray, isNull, notInArray, or } from 'drizzle-orm'
import { statementEntries } from '#db/schema/index.ts'
import { type Hit, hasEach, hit, type Sight } from './hit.server.ts'

/** Movements on the account of the fund, by who, what for, the mark of a payment, the account or the amount. */
export async function findMoney({ reader, actor, asked, closed, most }: Sight): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: statementEntries.id,
      name: statementEntries.name,
      remittance: statementEntries.remittance,
      on: statementEntries.valueOn,
      amount: statementEntries.amountCents,
    })
    .from(statementEntries)
    .where(
      and(
        eq(statementEntries.fundId, actor.fund),
        closed.length > 0
          ? or(isNull(statementEntries.grantId), notInArray(statementEntries.grantId, [...closed]))
          : undefined,
        or(
          asked.iban ? eq(statementEntries.iban, asked.iban) : undefined,
          asked.amount === null
            ? undefined
            : inArray(statementEntries.amountCents, [asked.amount, -asked.amount as typeof asked.amount]),
          hasEach(asked, statementEntries.name, statementEntries.remittance, statementEntries.endToEndId),
        ),
      ),
    )
    .orderBy(desc(statementEntries.valueOn), desc(statementEntries.id))
    .limit(most)
  return rows.map(({ id, name, remittance, on, amount }) =>
    hit({
      key: id,
      title: name || remittance || '–',
      beside: name ? remittance : null,
      at: new Date(`${on}T12:00:00Z`),
      amount,
      href: `/manager/payments/movements/${id}`,
    }),
  )
}
