import { and, eq } from 'drizzle-orm'
import { complain } from '#app/commands/complain.server.ts'
import { decideComplaint } from '#app/commands/decide-complaint.server.ts'
import { keepComplaintLetter } from '#app/commands/keep-complaint-letter.server.ts'
import { noteBounce } from '#app/commands/note-bounce.server.ts'
import { noteContact } from '#app/commands/note-contact.server.ts'
import type { Actor, Person } from '#app/domain/access.ts'
import { dayOf } from '#app/domain/calendar.ts'
import { newId } from '#app/effects/id.ts'
import { db } from '#db/client.server.ts'
import { asideMailFiles, mailBounces, outgoingMails, receivedMails } from '#db/schema/index.ts'
import { looseFile } from '#tests/world/attachments.ts'
import { enter, later, operation, today, type World, yes } from '#tests/world/base.ts'

/** A mail of a kind that its reader may choose about. */
export async function notifiedMail(reader: Person): Promise<string> {
  const [row] = await db()
    .select({ id: outgoingMails.id })
    .from(outgoingMails)
    .where(and(eq(outgoingMails.recipient, reader.person), eq(outgoingMails.template, 'proposal-in-review')))
    .limit(1)
  if (!row) throw new Error('nobody was mailed')
  return row.id
}

/** That a mail came back. */
export async function bouncedMail(mail: string): Promise<string> {
  await noteBounce({ mail, way: 'smtp', status: '5.1.1' }, today)
  const [row] = await db()
    .select({ id: mailBounces.id })
    .from(mailBounces)
    .where(eq(mailBounces.mailId, mail))
  return row?.id ?? ''
}

/** A complaint that has its answer, and the kept letter of it. */
export async function answeredComplaint(world: World, owner: Actor, proposal: string): Promise<string> {
  const at = later({ days: 1 })
  const { complaint } = await yes(complain(owner, proposal, aComplaint(), at))
  const answer = {
    outcome: 'founded' as const,
    reasons: 'U hebt gelijk.',
    unheardReason: null,
    followsAdvice: null,
    departureReason: null,
  }
  const sipke = await enter(world, 'sipke', at)
  await yes(decideComplaint(sipke, complaint, { operation: operation(), ...answer }, at))
  const made = { bytes: new TextEncoder().encode('%PDF-1.7'), pages: 1, renderer: 'test' }
  await keepComplaintLetter({ fund: world.fund, complaint }, made, at)
  return complaint
}

export const aComplaint = () => ({
  operation: operation(),
  about: 'treatment' as const,
  words: 'Niemand belde.',
})

export const aCallBack = { name: 'Ineke', phone: '0581234567', email: undefined }

/** A mail that is no answer of who was asked. */
const asideMail = {
  ...{
    mailHash: 'een',
    asideBecause: 'other-sender',
    sender: 'iemand@example.net',
    words: 'Hallo',
    files: 0,
  },
  receivedAt: today,
}

/** The initiative of a proposal, a mail about it that is kept aside with a file, a note, and a call with it after which something was agreed. */
export async function spokenWith(world: World, proposal: string) {
  const step = { what: 'Offerte sturen', on: '2026-04-01', by: 'initiative' }
  const said = { operation: operation(), kind: 'call', on: dayOf(today), words: 'De zaal is vrij.' } as const
  const noted = noteContact(await enter(world, 'sipke'), proposal, { ...said, step }, later({ days: 2 }))
  const { moment, initiative } = await yes(noted)
  const aside = newId(today)
  await db()
    .insert(receivedMails)
    .values({
      ...asideMail,
      id: aside,
      fundId: world.fund,
      proposalId: proposal,
      personId: (await enter(world, 'ineke')).person,
    })
  const asideFile = await looseFile(world.fund, proposal, today, { name: 'factuur.pdf' })
  await db().insert(asideMailFiles).values({ fundId: world.fund, mailId: aside, fileId: asideFile })
  const own = { operation: operation(), kind: 'note', on: dayOf(today), words: 'Nog bellen.' } as const
  const none = { what: null, on: null, by: null }
  const noting = noteContact(
    await enter(world, 'sipke'),
    proposal,
    { ...own, step: none },
    later({ days: 2 }),
  )
  const colleague = (await enter(world, 'sipke')).person
  return { moment, initiative, aside, colleague, note: (await yes(noting)).moment }
}
