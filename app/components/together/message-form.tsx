import { mostMessageFiles } from '#app/domain/proposal/conversation.ts'
import { fileAccept } from '#app/domain/proposal/file.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Refusal } from '../block/refusal.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { CheckboxGroup } from '../form/choices.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { FieldFrame } from '../form/field-frame.tsx'
import { fieldOf } from '../form/field-source.ts'
import { firstError } from '../form/first-error.ts'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { typedList, typedText } from '../panel/typed.ts'
import type { TypedAnswer } from './act-page.tsx'
import { problemsOfPage } from './problems.ts'

export type FileToSend = { id: string; name: string; size: string }

type MessageFormProps = {
  operation: string
  answer: TypedAnswer
  label: string
  hint: string
  button: string
  /** What to do when nothing was written. */
  empty: string
  /** Files that were chosen before and not sent; without it none can come with it. */
  files?: readonly FileToSend[]
}

/** One text to send, and the files that come with it. */
export function MessageForm({ operation, answer, label, hint, button, empty, files }: MessageFormProps) {
  const text = firstError(answer?.form, 'text', { empty, tooLong: m.together_message_too_long() })
  const said = answer?.form?.error?.files?.[0]
  const many = m.together_message_files_many({ count: String(mostMessageFiles) })
  const wrong = said === 'tooMany' ? many : said
  const chosen = typedList(answer?.form, 'files')
  return (
    <>
      <ErrorSummary problems={problemsOfPage({ text, 'files:file': wrong }, answer)} />
      {answer?.refusal && <Refusal {...answer.refusal} />}
      <Form operation={operation} encType={files && 'multipart/form-data'}>
        <TextArea
          name="text"
          label={label}
          hint={hint}
          error={text}
          defaultValue={typedText(answer?.form, 'text')}
        />
        {files && <Kept files={files.filter(({ id }) => chosen.includes(id))} />}
        {files && <Choose error={wrong} />}
        <Buttons>
          <Button>{button}</Button>
        </Buttons>
      </Form>
    </>
  )
}

function Kept({ files }: { files: readonly FileToSend[] }) {
  if (files.length === 0) return null
  return (
    <CheckboxGroup
      name="files"
      label={m.together_message_files_kept()}
      defaultValue={files.map(({ id }) => id)}
      choices={files.map(({ id, name, size }) => ({ value: id, label: name, hint: size }))}
    />
  )
}

function Choose({ error }: { error: string | undefined }) {
  const hint = m.together_message_files_hint({ count: String(mostMessageFiles) })
  const words = { label: m.together_message_files(), hint, error, optional: true }
  const field = fieldOf({ name: 'files:file', ...words })
  return (
    <FieldFrame {...words} field={field}>
      <input {...field.control} type="file" multiple accept={fileAccept} className="db-file__choose" />
    </FieldFrame>
  )
}
