import { randomUUID } from 'node:crypto'
import { draftTerms } from '#app/commands/draft-terms.server.ts'
import { offerAgreement } from '#app/commands/offer-agreement.server.ts'
import { takeDecision } from '#app/commands/take-decision.server.ts'
import type { Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { agreementTexts } from '#app/server/agreement-texts.server.ts'
import { draftOf } from '#tests/world/applying.ts'
import { aFund, enter, later, operation, type World, yes } from '#tests/world/base.ts'
import { aDocument, type GrantWorld, granting, prepare, version } from '#tests/world/granting.ts'
import { anAward, awaitingDecision, moments, prepared } from '#tests/world/panel.ts'
import type { Chain } from './acts.ts'

const amount = 5_000_00
const pay = later({ days: 12 }, moments.decision)

/**
 * A fund with drafts that are ready to be sent and agreements that are ready to be signed, and the acts that bring each
 * of them to its end. Everybody acts in a session of their own per chain, as in a browser of their own.
 */
export async function busyFund(drafts: number, grants: number): Promise<{ world: World; chains: Chain[] }> {
  const world = await aFund(400_000_00)
  const offered = await offeredTogether(world, grants)
  const writer = await enter(world, 'fatma')
  const sending: Chain[] = []
  for (let number = 1; number <= drafts; number++) {
    const proposal = await draftOf(world, writer, { title: `Idee ${number}` })
    const at = later({ days: 9 }).toISOString()
    sending.push([
      { what: 'submit', id: `submit ${number}`, at, actor: writer, proposal, operation: operation() },
    ])
  }
  return { world, chains: [...sending, ...offered.map(grantChain)] }
}

async function offeredTogether(world: World, count: number): Promise<GrantWorld[]> {
  const owner = await enter(world, 'ineke')
  const contact = { contactEmail: owner.email, contactName: owner.name }
  const wishes = Array.from({ length: count }, (_, index) => ({
    title: `Plan ${index + 1}`,
    amount: '5.000',
    pages: { aboutUs: { contact } },
  }))
  const { panel, proposals } = await awaitingDecision(world, wishes)
  const made: GrantWorld[] = []
  for (const proposal of proposals) {
    const decision = await prepared(panel, proposal, anAward(amount))
    const { grant } = await yes(
      takeDecision(panel.tjitske, decision, { operation: operation() }, moments.decision),
    )
    const one = { ...world, panel, owner, proposal, grant: grant as string }
    await yes(
      draftTerms(panel.sipke, one.grant, { operation: operation() }, agreementTexts(), granting.draft),
    )
    const { termsVersion, termsHash } = await yes(prepare(one, (await version(one)).terms))
    await yes(offerAgreement(termsVersion, aDocument(termsHash), granting.offer))
    made.push(one)
  }
  return made
}

function grantChain({ grant, owner, panel }: GrantWorld, index: number): Chain {
  const number = index + 1
  const by = (person: Person) => ({ ...(person as Person & { email: string }), session: randomUUID() })
  const [ineke, tjitske, sipke] = [by(owner), by(panel.tjitske), by(panel.sipke)]
  const name = (what: string) => `${what} ${number}`
  const release = `of ${name('prepare')}` as const
  return [
    {
      what: 'sign',
      side: 'grantee',
      id: name('sign'),
      at: iso(granting.grantee),
      actor: ineke,
      typedName: ineke.name,
    },
    {
      what: 'sign',
      side: 'fund',
      id: name('countersign'),
      at: iso(granting.fund),
      actor: tjitske,
      typedName: tjitske.name,
    },
    { what: 'call', id: name('call'), at: iso(later({ minutes: 10 }, granting.fund)), actor: sipke },
    { what: 'proof', id: name('proof'), at: iso(later({ minutes: 11 }, granting.fund)), actor: sipke },
    { what: 'prepare', id: name('prepare'), at: iso(granting.release), actor: sipke, tranche: 't1' },
    { what: 'approve', id: name('approve'), at: iso(granting.approval), actor: tjitske, release },
    { what: 'pay', id: name('pay'), at: iso(pay), actor: sipke, release, valueDate: dayOf(pay) },
  ].map((act) => ({ grant, operation: operation(), ...act })) as Chain
}

function iso(at: Date): string {
  return at.toISOString()
}
