import type { Letter } from '#app/i18n/letter.server.ts'
import type { Mail, MailGroup } from './compose.ts'

/** The mail for readers without HTML: the same words in the same order. */
export function plainText(mail: Mail): string {
  const choices = mail.choices.map(({ label, url }) => `${label}: ${url}`)
  const parts = [
    mail.greeting,
    ...mail.paragraphs,
    mail.letter && letterText(mail.letter),
    ...mail.groups.map(groupText),
    mail.action && `${mail.action.label}:\n${mail.action.url}`,
    mail.closing,
    mail.help,
    `-- \n${[mail.fund, mail.why, mail.linkFallback, ...choices].filter(Boolean).join('\n')}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function groupText({ title, lines }: MailGroup): string {
  const said = lines.map(({ text, more, url }) => [`- ${text}`, more, url].filter(Boolean).join('\n  '))
  return [title.toUpperCase(), ...said].join('\n\n')
}

function letterText({ header, subject, greeting, blocks, closing, signature }: Letter): string {
  const said = blocks.map((block) =>
    block.kind === 'list'
      ? block.items.map((item) => `- ${item}`).join('\n')
      : block.kind === 'heading'
        ? block.text.toUpperCase()
        : block.text,
  )
  return ['----', header, subject, greeting, ...said, closing, signature, '----'].join('\n\n')
}
