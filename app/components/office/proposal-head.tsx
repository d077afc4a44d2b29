import type { StateOf } from '../state/state-looks.ts'
import { StateTag } from '../state/state-tag.tsx'

export type ProposalHeadProps = { title: string; over: string; state: StateOf<'proposal'>; word: string }

/** Which proposal a page of the office is about, and its state. */
export function ProposalHead({ title, over, state, word }: ProposalHeadProps) {
  return (
    <div className="db-stack-s">
      <p className="db-over">{over}</p>
      <h1>{title}</h1>
      <p>
        <StateTag machine="proposal" state={state}>
          {word}
        </StateTag>
      </p>
    </div>
  )
}
