import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { Thread } from '../state/thread.tsx'

export type CaseLineView = {
  key: string
  what: string
  /** Where more of it is read. */
  href: string | null
  when: string
  /** What was said, in the words of who said it. */
  words: string | null
  step: { text: string; done: string | null; href: string | null } | null
}

/** What happened with an initiative, the newest first. */
export function CaseThread({ lines, label }: { lines: CaseLineView[]; label: string }) {
  return (
    <Thread
      label={label}
      steps={lines.map(({ key, what, href, when, words, step }) => ({
        key,
        place: 'past',
        what: href ? <Link href={href}>{what}</Link> : what,
        when,
        more: (
          <>
            {words && <p className="db-lines">{words}</p>}
            {step && (
              <p>
                {step.text} {step.done && <span className="db-soft">{step.done}</span>}
              </p>
            )}
            {step?.href && (
              <p>
                <Link href={step.href} look="alone">
                  {m.near_step_done()}
                  <span className="db-vh">: {step.text}</span>
                </Link>
              </p>
            )}
          </>
        ),
      }))}
    />
  )
}
