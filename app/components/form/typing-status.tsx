import { Knot } from '../state/knot.tsx'
import { Saved } from '../state/state-tag.tsx'

/** When the text was saved, or that it was not: said once after each save, never at a key. */
export function TypingStatus({ text, wrong }: { text: string | null | undefined; wrong: boolean }) {
  return (
    <div aria-live="polite">
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
