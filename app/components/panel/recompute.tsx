import { m } from '#app/i18n/paraglide/messages.js'

/** Everything that is needed to do a draw again, step by step. */
export type RecomputeWords = {
  commitment: string
  committed: string
  number: string
  lines: { reference: string; text: string; hash: string }[]
}

/** How anybody does the draw again: which text goes in, and what has to come out. */
export function Recompute({ draw }: { draw: RecomputeWords }) {
  return (
    <ol className="db-list db-stack-s">
      <li>
        <p>{m.public_lottery_step_text()}</p>
        <pre className="db-code">{draw.committed}</pre>
      </li>
      <li>
        <p>{m.public_lottery_step_hash()}</p>
        <pre className="db-code">{draw.commitment}</pre>
      </li>
      <li>
        <p>{m.public_lottery_step_each({ number: draw.number })}</p>
        {draw.lines.map(({ reference, text, hash }) => (
          <pre key={reference} className="db-code">{`${text}\n${hash}`}</pre>
        ))}
      </li>
      <li>
        <p>{m.public_lottery_step_order()}</p>
      </li>
    </ol>
  )
}
