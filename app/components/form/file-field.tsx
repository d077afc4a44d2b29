import { useState } from 'react'
import { m } from '#app/i18n/paraglide/messages.js'
import { Link } from '../link.tsx'
import { Button } from './button.tsx'
import { FieldFrame } from './field-frame.tsx'
import { type Field, type FieldSource, type FieldWords, fieldOf } from './field-source.ts'
import type { RowButtons } from './rows-editor.tsx'

/** A file that was kept: its name, its size in words, where it can be opened, and what is the matter with it. */
export type KeptFileView = { name: string; size: string; href?: string; note?: string }

export type FileFieldProps = FieldSource &
  FieldWords & {
    /** The value of `accept`, so that a telephone offers its camera too. */
    accept: string
    /**
     * What may be chosen, in bytes, and the sentence for what is larger, which a script says before it is sent; what is
     * more than `sent` does not go on its way at all.
     */
    most: { bytes: number; sent: number; tooLarge: string }
    /** The file of which the id is the value of the field. */
    kept?: KeptFileView | null
    /** What the button sends that takes the kept file away. */
    remove?: RowButtons['add']
  }

/** One file. It is sent beside the field as `name:file`; the field itself is the id of the file that was kept. */
export function FileField({ accept, most, kept, remove, ...props }: FileFieldProps) {
  const [tooLarge, setTooLarge] = useState(false)
  const said = { ...props, ...(tooLarge ? { error: most.tooLarge } : {}) }
  const field = fieldOf(said)
  const choose = (
    <input
      {...field.control}
      type="file"
      name={`${field.name}:file`}
      accept={accept}
      className="db-file__choose"
      onChange={({ currentTarget }) => {
        const [chosen] = currentTarget.files ?? []
        const isTooLarge = chosen !== undefined && chosen.size > most.bytes
        setTooLarge(isTooLarge)
        if (chosen && chosen.size > most.sent) currentTarget.value = ''
      }}
    />
  )
  return (
    <FieldFrame {...said} field={field}>
      {kept ? <Kept {...{ kept, field, remove }}>{choose}</Kept> : choose}
    </FieldFrame>
  )
}

type KeptProps = {
  kept: KeptFileView
  field: Field
  remove?: FileFieldProps['remove']
  children: React.ReactNode
}

function Kept({ kept, field, remove, children }: KeptProps) {
  return (
    <div className="db-file">
      <input type="hidden" name={field.name} value={field.value} />
      <p className="db-file__name">
        {kept.href ? <Link href={kept.href}>{kept.name}</Link> : kept.name}{' '}
        <span className="db-soft">{kept.size}</span>
      </p>
      {kept.note && <p className="db-small">{kept.note}</p>}
      <Button look="quiet" about={kept.name} {...remove}>
        {m.components_row_remove()}
      </Button>
      <details className="db-file__other" open={field.errorId !== undefined}>
        <summary>
          {m.components_file_replace()}
          <span className="db-vh">: {kept.name}</span>
        </summary>
        {children}
      </details>
    </div>
  )
}
