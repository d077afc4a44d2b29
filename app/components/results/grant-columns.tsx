import type { GrantState } from '#app/domain/grant/grant.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { ExampleWord } from '../block/example-word.tsx'
import type { Column } from '../block/table.tsx'
import { Link } from '../link.tsx'
import { StateTag } from '../state/state-tag.tsx'

/** A grant as a row of a public list. */
export type ListedGrant = {
  key: string
  href: string
  initiative: string
  summary: string
  where: string
  pillars: string
  state: GrantState
  word: string
  amount: string
  awarded: string
}

/** The columns of a list of grants; `example` says so at the amounts. */
export function grantColumns({
  example,
  pillar,
}: {
  example: boolean
  pillar: boolean
}): Column<ListedGrant>[] {
  const amount = (
    <>
      {m.results_public_amount()} {example && <ExampleWord />}
    </>
  )
  const pillars: Column<ListedGrant> = {
    key: 'pillars',
    head: m.results_public_pillar(),
    cell: (grant) => grant.pillars,
  }
  return [
    {
      key: 'initiative',
      head: m.results_public_initiative(),
      cell: ({ href, initiative, summary }) => (
        <>
          <Link href={href}>{initiative}</Link>
          <small>{summary}</small>
        </>
      ),
    },
    { key: 'where', head: m.results_public_where(), cell: ({ where }) => where },
    ...(pillar ? [pillars] : []),
    {
      key: 'state',
      head: m.results_public_state(),
      cell: ({ state, word }) => (
        <StateTag machine="grant" state={state}>
          {word}
        </StateTag>
      ),
    },
    { key: 'awarded', head: m.results_public_awarded(), cell: ({ awarded }) => awarded },
    {
      key: 'amount',
      head: amount,
      label: m.results_public_amount(),
      number: true,
      cell: (grant) => grant.amount,
    },
  ]
}
