import type { LackingRow } from '#app/components/panel/lacking-readers.tsx'
import { readersWanted } from '#app/domain/panel/assignment.ts'
import { standingFor } from '#app/domain/panel/extra-readers.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { rubricWords } from '#app/i18n/rubric-words.server.ts'
import type { AssignmentPlan } from '#db/queries/assignment-plan.server.ts'
import type { Reading } from '#db/queries/batches.server.ts'

/** The proposals that lack readers, with of every member why they cannot be asked, or that they can. */
export function lackingView(
  { proposals, members, given, ended, rules, whyNot }: AssignmentPlan,
  titleOf: (proposal: string) => string,
): LackingRow[] {
  const saidOf = (proposal: string, member: string) =>
    saidAtEnd(ended.find((one) => one.proposal === proposal && one.member === member))
  return proposals.flatMap((key) => {
    const has = given.filter(({ proposal }) => proposal === key).length
    const wanted = readersWanted(rules, key)
    if (has >= wanted) return []
    return [
      {
        key,
        title: titleOf(key),
        missing: wanted - has,
        members: standingFor(key, members, rules, whyNot)
          .filter(({ reason }) => reason !== 'reads')
          .map(({ id, reason }) => ({
            key: id,
            name: members.find((one) => one.id === id)?.name ?? '',
            reason,
            said: saidOf(key, id),
          })),
      },
    ]
  })
}

/** What was said when a reading ended: the reason that was chosen, and what was written beside it. */
export function saidAtEnd(reading: Reading | undefined): string {
  const { reasons } = rubricWords(currentLocale()).scoring.giveBack
  const label = reasons.find(({ value }) => value === reading?.returnReason)?.label
  return [label, reading?.returnNote && `“${reading.returnNote}”`].filter(Boolean).join(': ')
}
