import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'

type Block = { kind: 'heading' | 'paragraph' | 'legal'; text: string } | { kind: 'list'; items: string[] }

export type LetterWords = {
  subject: string
  header: string
  greeting: string
  blocks: Block[]
  closing: string
  signature: string
}

/** A letter as it is sent, word for word. */
export function LetterView({ letter, language }: { letter: LetterWords; language: string }) {
  return (
    <Card title={m.manager_letter_subject({ subject: letter.subject })}>
      <div className="db-stack-s" lang={language}>
        <p className="db-small db-soft">{letter.header}</p>
        <p>{letter.greeting}</p>
        {letter.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a letter have no other name than their place
          <LetterPart key={index} block={block} />
        ))}
        <p>{letter.closing}</p>
        <p>
          <strong>{letter.signature}</strong>
        </p>
      </div>
    </Card>
  )
}

function LetterPart({ block }: { block: Block }) {
  if (block.kind === 'list')
    return (
      <ul className="db-list">
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if (block.kind === 'heading') return <h3>{block.text}</h3>
  return <p className={block.kind === 'legal' ? 'db-small db-soft' : undefined}>{block.text}</p>
}
