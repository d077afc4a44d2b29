import { Fragment } from 'react'
import type {
  HarvestLine,
  HarvestParagraph,
  HarvestPassage,
  HarvestPiece,
} from '#app/i18n/harvest-passage.ts'
import { inWords } from '#app/i18n/worded.ts'
import { WithDutch } from './with-dutch.tsx'

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
  return line.map((piece) => {
    from += inWords(piece).length
    return (
      <Fragment key={from}>
        <Piece piece={piece} />
      </Fragment>
    )
  })
}

/** What a number was, or became, stands behind it in words, so that it is heard and seen without colour. */
function Piece({ piece: { href, changed, ...words } }: { piece: HarvestPiece }) {
  return (
    <>
      {href ? (
        <a href={href} className="db-live">
          <WithDutch {...words} />
        </a>
      ) : (
        <WithDutch {...words} />
      )}
      {changed && (
        <>
          {' '}
          <span className="db-changed">({changed})</span>
        </>
      )}
    </>
  )
}

function wordsOf(line: HarvestLine): string {
  return line.map(inWords).join('')
}

function keyOf({ lines }: HarvestParagraph, at: number): string {
  return `${at} ${lines.map(wordsOf).join(' ').slice(0, 40)}`
}
