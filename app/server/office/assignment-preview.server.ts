import type { Person } from '#app/domain/access.ts'
import type { IsoDate } from '#app/domain/calendar.ts'
import { assign, type Gap, type Pair } from '#app/domain/panel/assignment.ts'
import { acrossIn, hasSeveralPillars } from '#app/domain/panel/design.ts'
import { exchange } from '#app/domain/panel/exchange.ts'
import { waitsForAnswers } from '#app/domain/panel/extra-readers.ts'
import { assignLinked } from '#app/domain/panel/linked.ts'
import type { Refusal } from '#app/domain/verdict.ts'
import { solver } from '#app/effects/solver.server.ts'
import { formatCounted } from '#app/i18n/format.ts'
import { currentLocale } from '#app/i18n/locale.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { verdictWords } from '#app/i18n/words.server.ts'
import { db } from '#db/client.server.ts'
import { type AssignmentPlan, assignmentPlan } from '#db/queries/assignment-plan.server.ts'
import { type Batch, proposalsIn } from '#db/queries/batches.server.ts'
import { forStaff } from '../panel/words-for-staff.server.ts'
import { lackingView } from './lacking-view.server.ts'

/**
 * What the automatic assignment proposes for a batch: who reads what and how much that makes, or what cannot be filled,
 * or why the whole cannot hang together; and who still declares.
 */
export async function assignmentPreview(reader: Person, batch: Batch, day: IsoDate) {
  const [plan, proposals] = await Promise.all([assignmentPlan(db(), batch, day), proposalsIn(db(), batch.id)])
  const { pairs, gaps, apart } = await proposed(plan)
  const waits = gaps.length > 0 && waitsForAnswers(plan.proposals, plan.members, plan.rules, plan.whyNot)
  const titleOf = (id: string) => proposals.find((proposal) => proposal.id === id)?.title ?? ''
  const nameOf = (id: string) => {
    const member = plan.members.find((one) => one.id === id)
    return member ? `${member.name} (${backgroundWord(member.background)})` : ''
  }
  const countFor = (all: readonly Pair[], member: string) =>
    all.filter((pair) => pair.member === member).length
  return {
    undeclared: plan.undeclared.map(({ member, name, proposals: open }) => ({
      key: member,
      name,
      proposals: formatCounted(open, 'proposal', currentLocale()),
    })),
    waits,
    lacking: gaps.length > 0 && !waits ? lackingView(plan, titleOf) : [],
    gaps: (waits ? [] : gaps).map((gap) => ({
      key: `${gap.proposal} ${gap.needs}`,
      title: titleOf(gap.proposal),
      needs: gap.needs,
      missing: gap.missing,
    })),
    apart: apart && verdictWords(apart.reason, currentLocale(), await forStaff(reader)),
    linked: gaps.length === 0 && !apart ? linkedWords(plan, pairs) : null,
    pairs: pairs.map(({ proposal, member }) => `${proposal}:${member}`),
    readings: formatCounted(pairs.length, 'reading', currentLocale()),
    loads: plan.members.map(({ id }) => ({
      key: id,
      name: nameOf(id),
      now: countFor(plan.given, id),
      proposed: countFor([...plan.given, ...pairs], id),
      most: plan.rules.load,
    })),
    rows: plan.proposals.map((id) => ({
      key: id,
      title: titleOf(id),
      given: plan.given.filter((reading) => reading.proposal === id).map((reading) => reading.name),
      proposed: pairs.filter((one) => one.proposal === id).map((one) => nameOf(one.member)),
    })),
  }
}

/** The proposed pairs, the gaps that stay, and why the whole cannot keep the rules of a design when it cannot. */
async function proposed({
  proposals,
  members,
  rules,
}: AssignmentPlan): Promise<{ pairs: Pair[]; gaps: Gap[]; apart: Refusal | null }> {
  const even = assign(proposals, members, rules)
  if (!even.ok) return { pairs: [], gaps: (even.reason.gaps ?? []) as Gap[], apart: null }
  if (!rules.design) return { pairs: even.pairs, gaps: [], apart: null }
  const whole = { ...rules, design: rules.design }
  const linked = assignLinked(proposals, members, whole, await solver())
  if (linked.ok) return { pairs: linked.pairs, gaps: [], apart: null }
  return { pairs: exchange(even.pairs, proposals, members, whole), gaps: [], apart: linked }
}

function linkedWords({ proposals, given, rules: { design } }: AssignmentPlan, pairs: Pair[]): string | null {
  if (!design || proposals.length < 2) return null
  if (!hasSeveralPillars(proposals, design.pillarsOf)) return m.manager_panel_linked()
  const { across, all } = acrossIn([...given, ...pairs], design.pillarsOf)
  return m.manager_panel_linked_across({ share: String(Math.floor((across * 100) / Math.max(1, all))) })
}

function backgroundWord(background: 'resident' | 'professional'): string {
  return background === 'resident' ? m.manager_panel_resident() : m.manager_panel_professional()
}
