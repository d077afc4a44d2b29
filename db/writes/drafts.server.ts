import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  conflicts,
  files,
  grants,
  helperRecords,
  initiatives,
  invitations,
  memberships,
  messages,
  proposalSections,
  proposals,
  reminders,
} from '#db/schema/index.ts'

/**
 * Removes a draft that was never sent with everything that hangs on it, and its initiative when nothing else is of it.
 * Answers the keys under which the bytes of its files lie.
 */
export async function deleteDraft(tx: Tx, draft: { id: string; initiative: string }): Promise<string[]> {
  const mine = draft.id
  const stored = await tx.select({ key: files.storageKey }).from(files).where(eq(files.proposalId, mine))
  await tx.delete(files).where(eq(files.proposalId, mine))
  await tx.delete(invitations).where(eq(invitations.proposalId, mine))
  await tx.delete(messages).where(eq(messages.proposalId, mine))
  await tx.delete(helperRecords).where(eq(helperRecords.proposalId, mine))
  await tx.delete(proposalSections).where(eq(proposalSections.proposalId, mine))
  await tx.delete(reminders).where(eq(reminders.subjectId, mine))
  const declared = (await tx.$count(conflicts, eq(conflicts.proposalId, mine))) > 0
  await (declared ? emptyProposal(tx, mine) : tx.delete(proposals).where(eq(proposals.id, mine)))
  if (!(await hasMore(tx, draft))) await deleteInitiative(tx, draft.initiative, declared)
  return stored.map(({ key }) => key)
}

async function hasMore(tx: Tx, { id, initiative }: { id: string; initiative: string }): Promise<boolean> {
  const others = and(eq(proposals.initiativeId, initiative), ne(proposals.id, id))
  const counted = [
    await tx.$count(proposals, others),
    await tx.$count(grants, eq(grants.initiativeId, initiative)),
  ]
  return counted.some((count) => count > 0)
}

/** What the fund's people declared about a draft they helped with is never removed, so an empty row stays under it. */
async function emptyProposal(tx: Tx, id: string): Promise<void> {
  const nothing = { title: '', summary: '', applicantName: '', partners: [], neighbourhoods: [], pillars: [] }
  const none = { amountAskedCents: null, startsOn: null, endsOn: null, helpAskedAt: null, eligibility: {} }
  await tx
    .update(proposals)
    .set({ ...nothing, ...none, state: 'withdrawn' })
    .where(eq(proposals.id, id))
}

async function deleteInitiative(tx: Tx, id: string, stays: boolean): Promise<void> {
  const mine = eq(initiatives.id, id)
  await tx.delete(invitations).where(eq(invitations.initiativeId, id))
  await tx.delete(memberships).where(eq(memberships.initiativeId, id))
  await (stays ? tx.update(initiatives).set({ name: '' }).where(mine) : tx.delete(initiatives).where(mine))
}
