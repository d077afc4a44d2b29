import { m } from '#app/i18n/paraglide/messages.js'
import { Card } from '../block/card.tsx'
import { Refusal } from '../block/refusal.tsx'
import { SavedNotice } from '../block/saved-notice.tsx'
import { Table } from '../block/table.tsx'
import { Button, Buttons } from '../form/button.tsx'
import { ErrorSummary } from '../form/error-summary.tsx'
import { Form } from '../form/form.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { Link } from '../link.tsx'
import { Lead } from '../page/heading.tsx'
import { Section } from '../page/section.tsx'
import { AdminShell } from '../shell.tsx'

export type MailTextEditPage = {
  path: string
  language: string
  languages: readonly { language: string; href: string }[]
  title: string
  kind: string
  why: string
  isOwn: boolean
  seen: number
  operation: string
  text: { subject: string; preview: string; body: string }
  slots: readonly { name: string; meaning: string; type: string; needed: boolean; perhaps: boolean }[]
  preview: MailShown
  versions: readonly { key: string; what: string; by: string; when: string }[]
  errors: { id: string; text: string }[]
  refusal: { what: string; whatNow: string } | null
}
type MailShown = {
  subject: string
  preview: string
  greeting: string
  paragraphs: readonly string[]
  button: string | null
  text: string
}

/** One mail in one language: its words, what it can fill in, how it reads, and who wrote it before. */
export function MailTextEdit({ page }: { page: MailTextEditPage }) {
  const error = (id: string) => page.errors.find((one) => one.id === id)?.text
  return (
    <AdminShell current="/admin">
      <div className="db-stack">
        <Link href="/admin/mails" look="back">
          ‹ {m.notify_text_list_title()}
        </Link>
        <SavedNotice answered={page.errors.length > 0 || page.refusal !== null} />
        <ErrorSummary problems={page.errors} />
        {page.refusal && <Refusal {...page.refusal} />}
        <h1>{page.title}</h1>
        <Lead>
          {page.kind}. {page.why}
        </Lead>
        <ul className="db-plain db-row" aria-label={m.notify_text_languages()}>
          {page.languages.map(({ language, href }) => (
            <li key={language}>
              {language === page.language ? (
                <strong>{language.toUpperCase()}</strong>
              ) : (
                <Link href={href}>{language.toUpperCase()}</Link>
              )}
            </li>
          ))}
        </ul>
        <p>{page.isOwn ? m.notify_text_is_own() : m.notify_text_is_standard()}</p>
        <Form action={page.path} operation={page.operation} hidden={{ seen: String(page.seen) }}>
          <TextField
            name="subject"
            label={m.notify_text_subject()}
            error={error('subject')}
            defaultValue={page.text.subject}
          />
          <TextField
            name="preview"
            label={m.notify_text_preview()}
            hint={m.notify_text_preview_hint()}
            error={error('preview')}
            defaultValue={page.text.preview}
          />
          <TextArea
            name="body"
            rows={12}
            label={m.notify_text_body()}
            hint={m.notify_text_body_hint()}
            error={error('body')}
            defaultValue={page.text.body}
          />
          <Buttons>
            <Button>{m.notify_save()}</Button>
            <Button look="second" formAction={`${page.path}/preview`}>
              {m.notify_text_look()}
            </Button>
            <Button look="second" formAction={`${page.path}/mail`} formTarget="_blank">
              {m.notify_text_as_mail()}
            </Button>
          </Buttons>
        </Form>
        {page.isOwn && (
          <Form
            action={`${page.path}/standard`}
            operation={page.operation}
            hidden={{ seen: String(page.seen) }}
            look="inline"
          >
            <Button look="quiet">{m.notify_text_back()}</Button>
          </Form>
        )}
        <Slots slots={page.slots} />
        <Shown mail={page.preview} language={page.language} />
        {page.versions.length > 0 && (
          <Section id="versions" title={m.notify_text_versions()}>
            <Table
              caption={m.notify_text_versions()}
              captionHidden
              rows={page.versions}
              rowKey={({ key }) => key}
              columns={[
                { key: 'what', head: m.notify_text_subject(), cell: ({ what }) => what },
                { key: 'by', head: m.notify_text_by(), cell: ({ by }) => by },
                { key: 'when', head: m.notify_text_when(), cell: ({ when }) => when },
              ]}
            />
          </Section>
        )}
      </div>
    </AdminShell>
  )
}

function Slots({ slots }: Pick<MailTextEditPage, 'slots'>) {
  return (
    <Section id="slots" title={m.notify_text_slots()} intro={m.notify_text_slots_intro()}>
      <Table
        caption={m.notify_text_slots()}
        captionHidden
        rows={slots}
        rowKey={({ name }) => name}
        columns={[
          { key: 'name', head: m.notify_text_slot(), cell: ({ name }) => <code>{name}</code> },
          { key: 'meaning', head: m.notify_text_meaning(), text: true, cell: ({ meaning }) => meaning },
          { key: 'type', head: m.notify_text_type(), cell: ({ type }) => type },
          {
            key: 'must',
            head: m.notify_text_must(),
            cell: ({ needed, perhaps }) =>
              needed ? m.notify_text_needed() : perhaps ? m.notify_text_perhaps() : m.notify_text_free(),
          },
        ]}
      />
    </Section>
  )
}

function Shown({ mail, language }: { mail: MailShown; language: string }) {
  return (
    <Section id="preview" title={m.notify_text_reads()} intro={m.notify_text_reads_intro()}>
      <div lang={language} className="db-stack">
        <Card title={mail.subject}>
          <p className="db-soft">{mail.preview}</p>
          <p>{mail.greeting}</p>
          {mail.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {mail.button && (
            <p>
              <strong>{mail.button}</strong>
            </p>
          )}
        </Card>
        <Card title={m.notify_text_plain()} quiet>
          <p className="db-lines">{mail.text}</p>
        </Card>
      </div>
    </Section>
  )
}
