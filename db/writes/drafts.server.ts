import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
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
  await tx.delete(proposals).where(eq(proposals.id, mine))
  if (!(await hasMore(tx, draft))) await deleteInitiative(tx, draft.initiative)
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

async function deleteInitiative(tx: Tx, id: string): Promise<void> {
  await tx.delete(invitations).where(eq(invitations.initiativeId, id))
  await tx.delete(memberships).where(eq(memberships.initiativeId, id))
  await tx.delete(initiatives).where(eq(initiatives.id, id))
}
