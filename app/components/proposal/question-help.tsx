import { m } from '#app/i18n/paraglide/messages.js'
import { ExampleWord } from '../block/example-word.tsx'

/** Beside a question: an answer that somebody could give, and why it is asked. */
export function QuestionHelp({
  example,
  why,
  words,
}: {
  example?: string
  why?: string
  words: { example: string; why: string }
}) {
  return (
    <>
      {example && (
        <div className="db-aside">
          <h2 className="db-h3">{words.example}</h2>
          <p className="db-small">{example}</p>
          <p className="db-small db-soft">
            {m.applicant_apply_example_source()} <ExampleWord />
          </p>
        </div>
      )}
      {why && (
        <div className="db-aside">
          <h2 className="db-h3">{words.why}</h2>
          <p className="db-small">{why}</p>
        </div>
      )}
    </>
  )
}
