import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { approveRelease } from '#app/commands/approve-release.server.ts'
import { askBoundCode } from '#app/commands/ask-code.server.ts'
import { callAboutAccount } from '#app/commands/call-about-account.server.ts'
import { confirmPaid } from '#app/commands/confirm-paid.server.ts'
import { judgeAccountProof } from '#app/commands/judge-account-proof.server.ts'
import { prepareRelease } from '#app/commands/prepare-release.server.ts'
import { signAgreement } from '#app/commands/sign-agreement.server.ts'
import { submitProposal } from '#app/commands/submit-proposal.server.ts'
import { codeOf } from '#app/effects/codes.server.ts'
import { runJobs } from '#app/server/process/run-jobs.server.ts'
import { connectDatabase, db } from '#db/client.server.ts'
import { accountsOf } from '#db/queries/accounts.server.ts'
import { newestVersion, storedFile } from '#db/queries/agreements.server.ts'
import { allDeclared } from '#tests/world/applying.ts'
import type { Acknowledged, Act, Orders } from './acts.ts'

/** Does chains of acts side by side, sends mail meanwhile, and tells each answer to who started it. */
async function work(orders: Orders): Promise<void> {
  connectDatabase({ url: orders.url, max: 8 })
  const stopJobs = await runJobs()
  dieWhenTold(orders)
  const known = new Map(orders.known.map(({ act, answer }) => [act, answer]))
  await Promise.all(orders.chains.map((chain) => follow(chain, known, orders.attempt)))
  process.send?.('done')
  process.once('message', () => stopJobs().then(() => process.exit(0)))
}

async function follow(
  chain: Act[],
  known: Map<string, Acknowledged['answer']>,
  attempt: number,
): Promise<void> {
  for (const act of chain) {
    if (known.has(act.id)) continue
    const answer = await perform(act, (id) => known.get(id), attempt)
    if (!answer.ok) throw new Error(`${act.id} was refused: ${JSON.stringify(answer)}`)
    known.set(act.id, answer)
    process.send?.({ act: act.id, answer } satisfies Acknowledged)
  }
}

async function perform(act: Act, known: (id: string) => Acknowledged['answer'] | undefined, attempt: number) {
  const at = new Date(new Date(act.at).getTime() + attempt * 3_600_000)
  const actor = { ...act.actor, steppedUpAt: at }
  const { operation } = act
  switch (act.what) {
    case 'submit':
      return submitProposal(actor, act.proposal, { operation, ...allDeclared }, at)
    case 'sign': {
      const version = await newestVersion(db(), act.grant)
      const fileHash = (await storedFile(db(), version?.document ?? null))?.sha256 ?? ''
      const termsVersion = version?.id ?? ''
      const asked = await askBoundCode(actor, { kind: 'sign-agreement', grant: act.grant, termsVersion }, at)
      if (!asked.ok) return asked
      const form = { operation, typedName: act.typedName, capacity: 'Voorzitter', termsVersion, fileHash }
      return signAgreement(actor, act.grant, act.side, { ...form, code: codeOf(asked.request) }, at)
    }
    case 'call': {
      const account = (await accountsOf(db(), act.grant)).at(-1)?.id ?? ''
      const form = { operation, account, result: 'confirmed' as const, phone: '058 000 00 20' }
      return callAboutAccount(actor, act.grant, form, at)
    }
    case 'proof': {
      const account = (await accountsOf(db(), act.grant)).at(-1)?.id ?? ''
      const form = { operation, account, result: 'right' as const, way: 'paper' as const }
      return judgeAccountProof(actor, act.grant, form, at)
    }
    case 'prepare':
      return prepareRelease(actor, act.grant, act.tranche, { operation }, at)
    case 'approve':
      return approveRelease(actor, releaseOf(act.release, known), { operation }, at)
    case 'pay':
      return confirmPaid(actor, releaseOf(act.release, known), { operation, valueDate: act.valueDate }, at)
  }
}

function releaseOf(name: `of ${string}`, known: (id: string) => Acknowledged['answer'] | undefined): string {
  return String(known(name.slice(3))?.release)
}

/** Every statement, and every end of a transaction, is a write to a socket of the database: there the process is cut off. */
function dieWhenTold({ url, dieAt, die }: Orders): void {
  if (dieAt === null) return
  const port = Number(new URL(url).port)
  let words = 0
  const write = Socket.prototype.write
  Socket.prototype.write = function (this: Socket, ...args: unknown[]) {
    const isTheOne = this.remotePort === port && ++words === dieAt
    if (isTheOne && die === 'before') process.kill(process.pid, 'SIGKILL')
    const written = Reflect.apply(write, this, args)
    if (isTheOne) process.kill(process.pid, 'SIGKILL')
    return written
  } as typeof write
}

work(JSON.parse(readFileSync(process.argv[2] as string, 'utf8'))).catch((error) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  process.exit(1)
})
