import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import { closeDatabase, connectDatabase, ownerSql } from '#db/client.server.ts'
import { migrate } from '#db/migrate.server.ts'
import { allDeclared, draftOf } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, yes } from '#tests/world/base.ts'
import { type Figures, measured } from './figures.ts'
import { driver, overheard, type Statement } from './overhear.ts'
import { copyProposal } from './rows.ts'

const drafts = 900
const atOnce = 8
const warmUp = 300
const moment = later({ minutes: 30 })

type Applicant = Awaited<ReturnType<typeof enter>>

/**
 * Sends the same drafts in three copies of one database: by the command, by the command with its statements written down,
 * and by nothing but its INSERTs and UPDATEs (and the calls that queue jobs and tell caches), each proposal in one
 * transaction. All must leave the same number of rows in every table.
 */
export async function submissions([serverUrl = '']: string[]): Promise<void> {
  const server = ownerSql(serverUrl)
  const urlOf = (name: string) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
  await server`create database bench_drafts`
  const { applicant, proposals } = await prepare(urlOf('bench_drafts'))
  const within = async <Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> => {
    await server`create database ${server(name)} template bench_drafts`
    connectDatabase({ url: urlOf(name) })
    try {
      return await work()
    } finally {
      await closeDatabase()
    }
  }
  const command = (proposal: string) =>
    yes(submitProposal(applicant, proposal, { operation: operation(), ...allDeclared }, moment))

  const app = await within('bench_commands', async () => ({
    figures: await warm(proposals, command),
    rows: await counts(),
  }))
  const { transactions } = await within('bench_overheard', () =>
    overheard(async () => {
      for (const proposal of proposals) await command(proposal)
    }),
  )
  const writes = transactions.map((statements) => statements.filter(isWrite))
  const plain = await within('bench_plain', async () => ({
    figures: await warm(writes, inOneTransaction),
    rows: await counts(),
  }))
  if (app.rows !== plain.rows) throw new Error(`other rows:\n${app.rows}\n${plain.rows}`)
  await server.end()
  process.send?.({ app: app.figures, plain: plain.figures, statements: writes[0]?.length })
  process.disconnect?.()
}

async function prepare(url: string): Promise<{ applicant: Applicant; proposals: string[] }> {
  await migrate(url)
  connectDatabase({ url })
  const world = await aFund()
  const applicant = await enter(world, 'ineke')
  const proposal = await draftOf(world, applicant)
  const owner = ownerSql()
  const proposals = await copyProposal(owner, proposal, drafts)
  await owner.end()
  await closeDatabase()
  return { applicant, proposals }
}

async function warm<Item>(items: Item[], work: (item: Item) => Promise<unknown>): Promise<Figures> {
  await measured(items.slice(0, warmUp), atOnce, work)
  return measured(items.slice(warmUp), atOnce, work)
}

function isWrite({ text }: Statement): boolean {
  return /^\s*(insert|update|select (enqueue_job|pg_notify)\()/i.test(text)
}

function inOneTransaction(statements: Statement[]): Promise<unknown> {
  return driver().begin(async (tx) => {
    for (const { text, values } of statements) await tx.unsafe(text, values, { prepare: true })
  })
}

/** How many rows every table has, as one text. */
async function counts(): Promise<string> {
  const owner = ownerSql()
  const tables = await owner`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables order by 1`
  const lines: string[] = []
  for (const { name } of tables) {
    const [row] = await owner.unsafe(`select count(*)::int as rows from ${name}`)
    lines.push(`${name} ${row?.rows}`)
  }
  await owner.end()
  return lines.join('\n')
}
