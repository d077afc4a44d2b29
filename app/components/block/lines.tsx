import { Link } from '../link.tsx'

type LinesProps = { lines: readonly string[]; links?: readonly (string | null)[] }

/** Texts under each other as a list; a text may be a link. */
export function Lines({ lines, links = [] }: LinesProps) {
  return (
    <ul className="db-list">
      {keyed(lines).map(({ key, text }, at) => {
        const href = links[at]
        return <li key={key}>{href ? <Link href={href}>{text}</Link> : text}</li>
      })}
    </ul>
  )
}

/** A longer text with its own paragraphs. */
export function Paragraphs({ texts }: { texts: readonly string[] }) {
  const paragraphs = texts.flatMap((text) => text.split(/\n+/)).filter(Boolean)
  return (
    <>
      {keyed(paragraphs).map(({ key, text }) => (
        <p key={key}>{text}</p>
      ))}
    </>
  )
}

/** The same text may stand there twice: the key tells the first from the second. */
function keyed(texts: readonly string[]): { key: string; text: string }[] {
  const seen = new Map<string, number>()
  return texts.map((text) => {
    const times = (seen.get(text) ?? 0) + 1
    seen.set(text, times)
    return { key: `${text} ${times}`, text }
  })
}
