import { Heading, Link, Section, Text } from '@react-email/components'
import type { MailGroup } from './compose.ts'
import { colors } from './theme.ts'

/** The lines of a mail of the day, each with its link, under what they are about. */
export function MailedGroups({ groups }: { groups: readonly MailGroup[] }) {
  return groups.map(({ title, lines }) => (
    <Section key={title} style={styles.group}>
      <Heading as="h2" style={styles.title}>
        {title}
      </Heading>
      {lines.map(({ text, more, url }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a day may say the same
        <Text key={index} style={styles.line}>
          {url ? (
            <Link href={url} style={styles.link}>
              {text}
            </Link>
          ) : (
            <strong>{text}</strong>
          )}
          <br />
          {more}
        </Text>
      ))}
    </Section>
  ))
}

const styles = {
  group: { borderTop: `1px solid ${colors.line}`, margin: '16px 0 0', padding: '8px 0 0' },
  title: { fontSize: '18px', lineHeight: '1.3', margin: '8px 0' },
  line: { fontSize: '16px', lineHeight: '1.5', margin: '10px 0' },
  link: { color: colors.action, fontWeight: '600', textDecoration: 'underline' },
} as const
