import { and, eq, inArray } from 'drizzle-orm'
import { can, type Person } from '#app/domain/access.ts'
import { type Match, matchEntries } from '#app/domain/payment/matching.ts'
import { isOwnStatement, type Statement, type StatementEntry } from '#app/domain/payment/statement.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { hashOf, sha256 } from '#app/effects/hash.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { camt053 } from '#app/exchange/camt053.ts'
import { otherKind } from '#app/exchange/file-kind.ts'
import { unpack } from '#app/exchange/unpack.ts'
import { ForeignFile } from '#app/exchange/xml.ts'
import { type Tx, transaction } from '#db/client.server.ts'
import { fundAccountsOf } from '#db/queries/accounts.server.ts'
import { knownClaims, knownPayments } from '#db/queries/payments.server.ts'
import { bankStatements, statementEntries, statementImports } from '#db/schema/index.ts'
import { keepBytes, lockFund, lockGrants, lockStatements } from '#db/writes/payments.server.ts'
import { bookMatch } from './book-match.server.ts'

type File = { name: string; bytes: Uint8Array }
type Movement = StatementEntry & { statement: number; hash: string }

/**
 * Takes in what the bank says happened: a file of one day or of several, or a zip of them. What is certain is booked at
 * once as paid, come back or repaid; the rest waits for a person. The same file, or the same movement in another file,
 * changes nothing. A file that is not right is refused whole: `bank-file-other-kind` (problem, file) and
 * `bank-file-refused` (line, problem, file), `other-account` (iban), `not-found`.
 */
export async function importStatement(
  actor: Person,
  form: { operation: string },
  file: File,
  now: Date,
): Promise<Verdict<{ import: string; again: boolean }>> {
  const may = can(actor, 'import-statement')
  if (!may.ok) return may
  const read = await statementsIn(file)
  if (!read.ok) return read
  const hash = sha256(file.bytes)
  return transaction((tx) =>
    once(tx, actor, { command: 'import-statement', file: hash, ...form }, now, async () => {
      await lockStatements(tx, actor.fund)
      const own = (await fundAccountsOf(tx, actor.fund)).map(({ iban }) => iban)
      for (const statement of read.statements) {
        const verdict = isOwnStatement(statement, own)
        if (!verdict.ok) return verdict
      }
      const [known] = await tx
        .select({ id: statementImports.id })
        .from(statementImports)
        .where(and(eq(statementImports.fundId, actor.fund), eq(statementImports.sha256, hash)))
      if (known) return allowed({ import: known.id, again: true })
      return allowed({ import: await take(tx, actor, file, hash, read.statements, now), again: false })
    }),
  )
}

async function statementsIn(file: File): Promise<Verdict<{ statements: Statement[] }>> {
  let name = file.name
  try {
    const statements: Statement[] = []
    for (const one of await unpack(file.name, file.bytes)) {
      name = one.name
      const problem = otherKind(one.bytes)
      if (problem) return refused('bank-file-other-kind', { problem, file: name })
      statements.push(...camt053(one.bytes))
    }
    return allowed({ statements })
  } catch (error) {
    if (!(error instanceof ForeignFile)) throw error
    return refused('bank-file-refused', { line: error.line, problem: error.problem, file: name })
  }
}

async function take(
  tx: Tx,
  actor: Person,
  file: File,
  hash: string,
  statements: readonly Statement[],
  now: Date,
): Promise<string> {
  const movements = await newOnes(tx, actor.fund, statements)
  const { matches, grants } = await matched(tx, actor, movements)
  const id = newId(now)
  const ids = await keep(tx, actor, file, hash, id, statements, now)
  for (const [at, movement] of movements.entries()) {
    const match = await bookMatch(tx, actor, grants, movement, matches[at] as Match, now)
    await tx.insert(statementEntries).values({
      id: newId(now),
      fundId: actor.fund,
      statementId: ids[movement.statement] as string,
      keyHash: movement.hash,
      place: at,
      valueOn: movement.valueOn,
      amountCents: movement.amountCents,
      endToEndId: movement.endToEndId,
      iban: movement.iban,
      name: movement.name,
      remittance: movement.remittance,
      returnReason: movement.returnReason,
      ...match,
      matchedAt: match.state === 'open' ? null : now,
    })
  }
  await lockFund(tx, actor.fund)
  const rows = await tx
    .select({ state: statementEntries.state })
    .from(statementEntries)
    .where(inArray(statementEntries.statementId, ids))
  await record(tx, {
    type: 'statement-imported',
    fund: actor.fund,
    actor: actor.id,
    statementFile: id,
    fileHash: hash,
    movements: rows.length,
    open: rows.filter(({ state }) => state === 'open').length,
    at: now,
  })
  return id
}

/** What no statement showed before; a movement that stands twice in one file counts once. */
async function newOnes(tx: Tx, fund: string, statements: readonly Statement[]): Promise<Movement[]> {
  const all = statements.flatMap(({ iban, entries }, statement) =>
    entries.map((entry) => ({ ...entry, statement, hash: hashOf([iban, entry.key]) })),
  )
  const hashes = all.map(({ hash }) => hash)
  const rows =
    hashes.length === 0
      ? []
      : await tx
          .select({ hash: statementEntries.keyHash })
          .from(statementEntries)
          .where(and(eq(statementEntries.fundId, fund), inArray(statementEntries.keyHash, hashes)))
  const seen = new Set(rows.map(({ hash }) => hash))
  return all.filter(({ hash }) => !seen.has(hash) && seen.add(hash))
}

/** Matched before the grants are locked, to know which, and again after, by what holds then. */
async function matched(tx: Tx, actor: Person, movements: readonly Movement[]) {
  const known = async () => ({
    payments: await knownPayments(tx, actor.fund),
    claims: await knownClaims(tx, actor.fund),
  })
  const before = await known()
  const of = new Map(before.payments.map(({ release, grant }) => [release, grant]))
  const touched = matchEntries(movements, before).flatMap((match) => {
    if (match.kind === 'paid') return match.releases.map((release) => of.get(release) as string)
    if (match.kind === 'open') return []
    return [('grant' in match ? match.grant : of.get(match.release)) as string]
  })
  const grants = await lockGrants(tx, actor.fund, touched)
  const after = await known()
  const matches = matchEntries(movements, {
    payments: after.payments.filter(({ grant }) => grants.has(grant)),
    claims: after.claims.filter(({ grant }) => grants.has(grant)),
  })
  const why = matchEntries(movements, after)
  return {
    grants,
    matches: matches.map((match, at) => {
      const told = why[at] as Match
      return match.kind === 'open' && told.kind === 'open' ? told : match
    }),
  }
}

async function keep(
  tx: Tx,
  actor: Person,
  file: File,
  hash: string,
  id: string,
  statements: readonly Statement[],
  now: Date,
): Promise<string[]> {
  const document = newId(now)
  const of = { fundId: actor.fund }
  await keepBytes(tx, {
    id: document,
    ...of,
    kind: 'bank-statement',
    fileName: file.name,
    mediaType: 'application/octet-stream',
    bytes: file.bytes,
    sha256: hash,
    createdAt: now,
  })
  await tx
    .insert(statementImports)
    .values({ id, ...of, sha256: hash, documentId: document, importedBy: actor.person, importedAt: now })
  const rows = statements.map((statement) => ({
    id: newId(now),
    ...of,
    importId: id,
    bankId: statement.id,
    iban: statement.iban,
    fromOn: statement.from,
    toOn: statement.to,
    openingCents: statement.openingCents,
    closingCents: statement.closingCents,
  }))
  await tx.insert(bankStatements).values(rows)
  return rows.map((row) => row.id)
}
