import type { HarvestLine, HarvestParagraph, HarvestPassage } from '#app/i18n/harvest-view.ts'

/** The paragraphs and lists of a part, with a link on each number to where it comes from. */
export function HarvestText({ passage: { paragraphs, lang } }: { passage: HarvestPassage }) {
  return (
    <div className="db-harvest-text" lang={lang ?? undefined}>
      {paragraphs.map((paragraph, at) => (
        <Paragraph key={keyOf(paragraph, at)} paragraph={paragraph} />
      ))}
    </div>
  )
}

function Paragraph({ paragraph: { list, lines } }: { paragraph: HarvestParagraph }) {
  if (!list)
    return lines.map((line) => (
      <p key={wordsOf(line)}>
        <Line line={line} />
      </p>
    ))
  return (
    <ul className="db-list">
      {lines.map((line) => (
        <li key={wordsOf(line)}>
          <Line line={line} />
        </li>
      ))}
    </ul>
  )
}

/** Its pieces never change places: a page is drawn once. */
function Line({ line }: { line: HarvestLine }) {
  let from = 0
  return line.map(({ text, href }) => {
    from += text.length
    return href ? (
      <a key={from} href={href} className="db-live">
        {text}
      </a>
    ) : (
      text
    )
  })
}

function wordsOf(line: HarvestLine): string {
  return line.map(({ text }) => text).join('')
}

function keyOf({ lines }: HarvestParagraph, at: number): string {
  return `${at} ${lines.map(wordsOf).join(' ').slice(0, 40)}`
}
