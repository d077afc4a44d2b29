import type { ConflictHint } from '#app/domain/panel/hint.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { type Column, Table } from '../block/table.tsx'
import { Section } from '../page/section.tsx'
import { hintInShort } from './hint-words.ts'

type Said = { key: string; grade: string; grounds: string[]; note: string | null; when: string }
type Tie = {
  key: string
  name: string
  role: string
  now: Said | null
  before: Said[]
  hints: ConflictHint[]
}
type Registered = {
  key: string
  title: string
  reference: string
  namings: { key: string; who: string; reason: string | null; when: string }[]
  ties: Tie[]
  far: string[]
  silent: string[]
}
export type RegisterView = {
  batch: { id: string; name: string }
  /** How many proposals are closed to who looks. */
  hidden: number
  proposals: Registered[]
}

/** Who said what about whom, proposal by proposal, with every change and what was found. */
export function ConflictRegister({ view }: { view: RegisterView }) {
  return (
    <>
      {view.hidden > 0 && <p>{m.reviewer_register_hidden({ count: view.hidden })}</p>}
      {view.proposals.length === 0 && <p>{m.reviewer_register_empty()}</p>}
      {view.proposals.map((proposal) => (
        <Section key={proposal.key} id={`register-${proposal.key}`} title={proposal.title}>
          <div className="db-stack-s">
            <p className="db-soft">{proposal.reference}</p>
            {proposal.namings.map(({ key, who, reason, when }) => (
              <p key={key}>
                {m.reviewer_register_named({ who, when })}
                {reason && <span className="db-soft"> {reason}</span>}
              </p>
            ))}
            {proposal.ties.length > 0 && <Ties title={proposal.title} ties={proposal.ties} />}
            {proposal.far.length > 0 && <p>{m.reviewer_register_far({ names: proposal.far.join(', ') })}</p>}
            {proposal.silent.length > 0 && (
              <p>
                <strong>{m.reviewer_register_silent({ names: proposal.silent.join(', ') })}</strong>
              </p>
            )}
          </div>
        </Section>
      ))}
    </>
  )
}

function Ties({ title, ties }: { title: string; ties: Tie[] }) {
  const columns: Column<Tie>[] = [
    {
      key: 'who',
      head: m.reviewer_register_who(),
      cell: ({ name, role }) => (
        <>
          <strong>{name}</strong> <span className="db-soft">{role}</span>
        </>
      ),
    },
    {
      key: 'said',
      text: true,
      head: m.reviewer_register_said(),
      cell: ({ now, before }) => (
        <>
          {now ? <Answer said={now} /> : m.reviewer_register_nothing()}
          {before.map((said) => (
            <p key={said.key} className="db-small db-soft">
              {m.reviewer_register_before({ grade: said.grade, when: said.when })}
            </p>
          ))}
        </>
      ),
    },
    {
      key: 'hints',
      head: m.reviewer_register_hints(),
      cell: ({ hints }) => (hints.length === 0 ? '–' : hints.map(hintInShort).join(', ')),
    },
  ]
  return (
    <Table
      caption={m.reviewer_register_caption({ title })}
      captionHidden
      columns={columns}
      rows={ties}
      rowKey={(row) => row.key}
    />
  )
}

function Answer({ said }: { said: Said }) {
  return (
    <>
      {said.grade}
      {said.grounds.length > 0 && `: ${said.grounds.join(', ')}`}
      <p className="db-small db-soft">{said.when}</p>
      {said.note && <p className="db-small db-lines">{said.note}</p>}
    </>
  )
}
