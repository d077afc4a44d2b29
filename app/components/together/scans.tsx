import { fileAccept } from '#app/domain/proposal/file.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { FieldFrame } from '../form/field-frame.tsx'
import { fieldOf } from '../form/field-source.ts'
import type { KeptFileView } from '../form/file-field.tsx'
import { Form } from '../form/form.tsx'
import { Link } from '../link.tsx'

/** The scans that are kept, each with its size and, while it waits, why it cannot be opened. */
export function ScanList({ scans }: { scans: (KeptFileView | undefined)[] }) {
  const kept = scans.filter((scan) => scan !== undefined)
  if (kept.length === 0) return <p className="db-soft">{m.together_scan_none()}</p>
  return (
    <ul className="db-plain">
      {kept.map(({ name, size, href, note }) => (
        <li key={href ?? name}>
          {href ? <Link href={href}>{name}</Link> : name} <small className="db-soft">{size}</small>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ul>
  )
}

/** `empty` when nothing was chosen, `failed` for a file that cannot be kept, `unknown` for a form that is not ours. */
export type ScanProblem = 'empty' | 'failed' | 'unknown'

const problems: Record<ScanProblem, () => string> = {
  empty: m.together_scan_empty,
  failed: m.together_scan_failed,
  unknown: m.together_form_wrong,
}

/** Chooses one sheet and keeps it. */
export function ScanForm({ operation, problem }: { operation: string; problem: ScanProblem | null }) {
  const error = problem ? problems[problem]() : undefined
  const words = { label: m.together_scan_label(), hint: m.together_scan_hint(), error }
  const field = fieldOf({ name: 'scan', ...words })
  return (
    <>
      <ErrorSummary problems={error ? [{ id: field.id, text: error }] : []} />
      <Form operation={operation} encType="multipart/form-data">
        <FieldFrame {...words} field={field}>
          <input {...field.control} type="file" accept={fileAccept} className="db-file__choose" />
        </FieldFrame>
        <Buttons>
          <Button>{m.together_scan_button()}</Button>
        </Buttons>
      </Form>
    </>
  )
}
