import {
  Body,
  Button,
  Container,
  Head,
  Hr,
  Html,
  Link,
  Preview,
  Section,
  Text,
} from '@react-email/components'
import type { Mail } from './compose.ts'
import { MailedGroups } from './groups.tsx'
import { MailedLetter } from './letter.tsx'
import { colors, font } from './theme.ts'

/** Every mail: the fund on night, the words on paper, one button, the person to call, and why you get this. */
export function MailLayout({ mail }: { mail: Mail }) {
  return (
    <Html lang={mail.language}>
      <Head>
        <title>{mail.subject}</title>
        <meta name="color-scheme" content="light only" />
      </Head>
      <Preview>{mail.preview}</Preview>
      <Body style={styles.body}>
        <Container style={styles.container}>
          <Section style={styles.header}>
            <Text style={styles.fund}>{mail.fund}</Text>
          </Section>
          <Section style={styles.card}>
            <Text style={styles.text}>{mail.greeting}</Text>
            {mail.paragraphs.map((paragraph) => (
              <Text key={paragraph} style={styles.text}>
                {paragraph}
              </Text>
            ))}
            {mail.letter && <MailedLetter letter={mail.letter} />}
            {mail.groups.length > 0 && <MailedGroups groups={mail.groups} />}
            {mail.action && (
              <Button href={mail.action.url} style={styles.button}>
                {mail.action.label}
              </Button>
            )}
            {mail.closing && <Text style={styles.text}>{mail.closing}</Text>}
          </Section>
          {mail.help && (
            <Section style={styles.person}>
              <Text style={styles.help}>{mail.help}</Text>
            </Section>
          )}
          <Hr style={styles.line} />
          <Text style={styles.why}>{mail.why}</Text>
          {mail.linkFallback && <Text style={styles.why}>{mail.linkFallback}</Text>}
          {mail.choices.map(({ label, url }) => (
            <Text key={url} style={styles.why}>
              <Link href={url} style={styles.choice}>
                {label}
              </Link>
            </Text>
          ))}
        </Container>
      </Body>
    </Html>
  )
}

const styles = {
  body: {
    backgroundColor: colors.paper,
    color: colors.ink,
    fontFamily: font,
    margin: '0',
    padding: '24px 12px',
  },
  container: { maxWidth: '600px', margin: '0 auto' },
  header: { backgroundColor: colors.night, borderRadius: '12px 12px 0 0', padding: '18px 24px' },
  fund: { color: colors.onNight, fontSize: '18px', lineHeight: '1.3', fontWeight: '700', margin: '0' },
  card: {
    backgroundColor: colors.surface,
    border: `1px solid ${colors.line}`,
    borderTop: 'none',
    padding: '16px 24px 20px',
  },
  text: { fontSize: '18px', lineHeight: '1.5', margin: '12px 0' },
  button: {
    backgroundColor: colors.action,
    color: colors.onAction,
    borderRadius: '8px',
    fontSize: '18px',
    fontWeight: '600',
    lineHeight: '1.3',
    margin: '8px 0 12px',
    padding: '13px 22px',
  },
  person: { backgroundColor: colors.lampSoft, borderRadius: '0 0 12px 12px', padding: '12px 24px' },
  help: { fontSize: '16px', lineHeight: '1.5', margin: '0' },
  line: { borderColor: colors.line, margin: '24px 0 12px' },
  choice: { color: colors.action, textDecoration: 'underline' },
  why: { color: colors.inkSoft, fontSize: '14px', lineHeight: '1.5', margin: '0 0 8px' },
} as const
