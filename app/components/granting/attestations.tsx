import type { AttestationState } from '#app/domain/grant/attestation.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Table } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { Section } from '../page/section.tsx'
import { Tag } from '../state/state-tag.tsx'

const looks = {
  sent: ['clock', 'wait', m.outcome_state_sent],
  returned: ['arrow', 'turn', m.outcome_state_returned],
  accepted: ['check', 'good', m.outcome_state_accepted],
} as const

/** Where an attestation is, as a tag. */
export function AttestationTag({ state }: { state: AttestationState }) {
  const [knot, tone, word] = looks[state]
  return (
    <Tag knot={knot} tone={tone}>
      {word()}
    </Tag>
  )
}

type Row = {
  id: string
  title: string
  state: AttestationState
  day: string
  counted: string | null
  question: string | null
  href?: string
}
type AttestationsProps = { attestations: readonly Row[] }

/** Everything that was attested of a grant, with how much of it counts. */
export function Attestations({ attestations }: AttestationsProps) {
  return (
    <Section id="attested" title={m.outcome_list()}>
      {attestations.length === 0 ? (
        <p>{m.outcome_list_none()}</p>
      ) : (
        <Table
          caption={m.outcome_list()}
          captionHidden
          rows={attestations}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              head: m.outcome_attested(),
              cell: ({ title, href, day }) => (
                <>
                  {href ? <Link href={href}>{title}</Link> : title} <small>{day}</small>
                </>
              ),
            },
            { key: 'state', head: m.outcome_state(), cell: ({ state }) => <AttestationTag state={state} /> },
            {
              key: 'counted',
              head: m.outcome_counted(),
              number: true,
              cell: ({ counted }) => counted ?? '–',
            },
            ...(attestations.some(({ question }) => question)
              ? [
                  {
                    key: 'question',
                    head: m.outcome_question_asked(),
                    text: true,
                    cell: ({ question }: Row) => question ?? '–',
                  },
                ]
              : []),
          ]}
        />
      )}
    </Section>
  )
}
