import { can, type Person } from '#app/domain/access.ts'
import { takesReports } from '#app/domain/grant/ending.ts'
import { canSendEvidence, type Evidence } from '#app/domain/grant/milestone.ts'
import { allowed, refused, type Verdict } from '#app/domain/verdict.ts'
import { newId } from '#app/effects/id.ts'
import { once } from '#app/effects/once.server.ts'
import { record } from '#app/effects/record.server.ts'
import { transaction } from '#db/client.server.ts'
import { versionInForce } from '#db/queries/agreements.server.ts'
import { evidenceOf, milestoneStanding } from '#db/queries/evidence.server.ts'
import { ownFiles } from '#db/queries/files.server.ts'
import { milestoneEvidence } from '#db/schema/index.ts'
import { lockGrantOf } from '#db/writes/grants.server.ts'

/**
 * Hands in evidence for one milestone of one's own grant; after a question it is handed in again, as a new version.
 * Refuses `not-found` for another's grant, milestone or file, `not-signed`, `not-in-this-state` when the grant does not
 * run, and what `canSendEvidence` refuses.
 */
export async function sendEvidence(
  actor: Person,
  of: { grant: string; milestone: string },
  form: Evidence & { operation: string },
  now: Date,
): Promise<Verdict<{ grant: string; evidence: string }>> {
  return transaction((tx) =>
    once(tx, actor, { command: 'send-evidence', ...of, ...form }, now, async () => {
      const grant = await lockGrantOf(tx, actor, of.grant)
      if (!grant || !can(actor, 'send-evidence', { relation: grant.relation }).ok) return refused('not-found')
      const version = await versionInForce(tx, grant.id)
      if (!version) return refused('not-signed')
      if (!version.terms.milestones.some(({ id }) => id === of.milestone)) return refused('not-found')
      if (!takesReports(grant.state, 'interim'))
        return refused('not-in-this-state', { state: grant.state, machine: 'grant' })
      const known = form.file === null || (await ownFiles(tx, actor, grant.proposal, form.file)).length === 1
      if (!known) return refused('not-found')
      const verdict = canSendEvidence(await milestoneStanding(tx, grant.id, of.milestone), form)
      if (!verdict.ok) return verdict
      const before = await evidenceOf(tx, grant.id, of.milestone)
      const evidence = newId(now)
      const number = before.length + 1
      await tx.insert(milestoneEvidence).values({
        id: evidence,
        fundId: grant.fund,
        grantId: grant.id,
        milestoneId: of.milestone,
        version: number,
        state: 'sent',
        text: form.text,
        number: form.number,
        fileId: form.file,
        sentBy: actor.person,
        sentAt: now,
      })
      const about = { grant: grant.id, milestone: of.milestone, evidence, version: number }
      await record(tx, { type: 'evidence-sent', fund: grant.fund, actor: actor.id, ...about, at: now })
      return allowed({ grant: grant.id, evidence })
    }),
  )
}
