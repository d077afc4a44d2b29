import type { Mail } from './compose.ts'

/** The mail for readers without HTML: the same words in the same order. */
export function plainText(mail: Mail): string {
  const parts = [
    mail.greeting,
    ...mail.paragraphs,
    mail.action && `${mail.action.label}:\n${mail.action.url}`,
    mail.closing,
    mail.help,
    `-- \n${[mail.fund, mail.why, mail.linkFallback].filter(Boolean).join('\n')}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
