import { Knot } from '../state/knot.tsx'
import { Saved } from '../state/state-tag.tsx'

/**
 * When the text was saved, or that it was not: said once after each save, never at a key. Its line is there before its words,
 * so that a button does not move away from under a finger.
 */
export function TypingStatus({ text, wrong }: { text: string | null | undefined; wrong: boolean }) {
  return (
    <div className="db-typing" aria-live="polite">
      {text && wrong && (
        <p className="db-error">
          <Knot shape="diamond" />
          <span>{text}</span>
        </p>
      )}
      {text && !wrong && <Saved>{text}</Saved>}
    </div>
  )
}
