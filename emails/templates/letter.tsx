import { Heading, Section, Text } from '@react-email/components'
import type { Letter, LetterBlock } from '#app/i18n/letter.server.ts'
import { colors } from './theme.ts'

/** A letter inside a mail, word for word as it stands in its PDF. */
export function MailedLetter({ letter }: { letter: Letter }) {
  return (
    <Section style={styles.letter}>
      <Text style={styles.small}>{letter.header}</Text>
      <Heading as="h2" style={styles.subject}>
        {letter.subject}
      </Heading>
      <Text style={styles.text}>{letter.greeting}</Text>
      {letter.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a letter have no other name than their place
        <Block key={index} block={block} />
      ))}
      <Text style={styles.text}>{letter.closing}</Text>
      <Text style={styles.text}>
        <strong>{letter.signature}</strong>
      </Text>
    </Section>
  )
}

function Block({ block }: { block: LetterBlock }) {
  if (block.kind === 'list')
    return (
      <ul style={styles.list}>
        {block.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    )
  if (block.kind === 'heading')
    return (
      <Heading as="h3" style={styles.heading}>
        {block.text}
      </Heading>
    )
  return <Text style={block.kind === 'legal' ? styles.small : styles.text}>{block.text}</Text>
}

const styles = {
  letter: { borderLeft: `3px solid ${colors.line}`, margin: '20px 0', padding: '4px 0 4px 18px' },
  subject: { fontSize: '20px', lineHeight: '1.3', margin: '8px 0' },
  heading: { fontSize: '17px', lineHeight: '1.3', margin: '16px 0 4px' },
  text: { fontSize: '16px', lineHeight: '1.5', margin: '8px 0' },
  list: { fontSize: '16px', lineHeight: '1.5', margin: '8px 0', paddingLeft: '20px' },
  small: { color: colors.inkSoft, fontSize: '14px', lineHeight: '1.5', margin: '8px 0' },
} as const
