import type { MilestoneState } from '#app/domain/grant/milestone.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { StateTag } from '../state/state-tag.tsx'

type MilestoneListProps = {
  milestones: readonly {
    id: string
    title: string
    due: string
    state: MilestoneState
    word: string
    href: string
  }[]
  side: 'staff' | 'applicant'
}

/** The milestones of a grant, each with its page. */
export function MilestoneList({ milestones, side }: MilestoneListProps) {
  if (milestones.length === 0) return null
  return (
    <Section id="milestones" title={m.course_milestones()}>
      <Table
        caption={m.course_milestones()}
        captionHidden
        rows={milestones}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'title',
            head: m.course_milestone(),
            cell: ({ title, href }) => <Link href={href}>{title}</Link>,
          },
          { key: 'due', head: m.course_settle_due(), cell: ({ due }) => due },
          {
            key: 'state',
            head: m.results_public_state(),
            cell: ({ state, word }) => (
              <StateTag machine="milestone" state={state} side={side}>
                {word}
              </StateTag>
            ),
          },
        ]}
      />
    </Section>
  )
}
