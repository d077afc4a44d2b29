import { Link } from '#app/components/link.tsx'
import { PlainShell } from '#app/components/shell.tsx'
import { m } from '#app/i18n/paraglide/messages.js'

const pages = {
  400: [m.shell_error_400_title, m.shell_error_400_text],
  403: [m.shell_error_403_title, m.shell_error_403_text],
  404: [m.shell_error_404_title, m.shell_error_404_text],
  413: [m.shell_error_413_title, m.shell_error_413_text],
  429: [m.shell_error_429_title, m.shell_error_429_text],
  500: [m.shell_error_500_title, m.shell_error_500_text],
  503: [m.shell_error_503_title, m.shell_error_503_text],
} as const

/** What went wrong, in plain words, and where to go; the footer has a person to call. */
export function ErrorPage({ status }: { status: number }) {
  const [, text] = page(status)
  return (
    <PlainShell>
      <h1>{errorTitle(status)}</h1>
      <p>{text()}</p>
      <p>
        <Link href="/" look="alone">
          {m.shell_error_home()}
        </Link>
      </p>
    </PlainShell>
  )
}

export function errorTitle(status: number): string {
  const [title] = page(status)
  return title()
}

function page(status: number) {
  if (status in pages) return pages[status as keyof typeof pages]
  return status < 500 ? pages[400] : pages[500]
}
