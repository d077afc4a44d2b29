import { fileLimits, photoAccept } from '#app/domain/proposal/file.ts'
import { m } from '#app/i18n/paraglide/messages.js'
import { Checkbox, RadioGroup } from '../form/choices.tsx'
import { FileField } from '../form/file-field.tsx'
import { HiddenField } from '../form/hidden-field.tsx'
import { TextArea } from '../form/text-area.tsx'
import { TextField } from '../form/text-field.tsx'
import { type Fields, rowsIn } from './story-fields.tsx'

export type AskedVoice = { key: string; name: string; asked: string }
export type KeptPhoto = { file: string; shows: string; href: string }

/** What changed for whom, by the five V's; every one of them may stay open. */
export function VoiceFields({ fields, voices }: { fields: Fields; voices: AskedVoice[] }) {
  return (
    <>
      {rowsIn(fields, 'voices').map(({ key, row }, index) => {
        const voice = voices[index]
        if (!voice) return null
        return (
          <div key={key}>
            {row.criterion && <HiddenField field={row.criterion} value={voice.key} />}
            {row.text && (
              <TextArea field={row.text} label={voice.name} hint={voice.asked} words={100} small optional />
            )}
          </div>
        )
      })}
    </>
  )
}

/** The photos that are kept, each with what is seen on it and who may see it, and room for one more. */
export function PhotoFields({ fields, photos }: { fields: Fields; photos: KeptPhoto[] }) {
  return (
    <>
      {rowsIn(fields, 'photos').map(({ key, row }, index) => {
        const file = typeof row.file?.initialValue === 'string' ? row.file.initialValue : ''
        return (
          <Photo key={key} row={row} photo={photos.find((one) => one.file === file)} number={index + 1} />
        )
      })}
    </>
  )
}

type PhotoProps = { row: Fields; photo: KeptPhoto | undefined; number: number }

function Photo({ row, photo, number }: PhotoProps) {
  const who = [
    { value: 'fund', label: m.reporting_photo_fund(), hint: m.reporting_photo_fund_hint() },
    { value: 'public', label: m.reporting_photo_public(), hint: m.reporting_photo_public_hint() },
  ]
  return (
    <fieldset className="db-stack">
      <legend className="db-h3">
        {photo ? m.reporting_photo({ number: String(number) }) : m.reporting_photo_add()}
      </legend>
      {photo && <img src={photo.href} alt={photo.shows} className="db-photo" loading="lazy" />}
      {row.file &&
        (photo ? (
          <HiddenField field={row.file} value={photo.file} />
        ) : (
          <FileField
            field={row.file}
            label={m.reporting_photo_choose()}
            hint={m.reporting_photo_choose_hint()}
            accept={photoAccept}
            most={{
              bytes: fileLimits.bytes,
              sent: fileLimits.sentBytes,
              tooLarge: m.course_evidence_file_wrong(),
            }}
            optional
          />
        ))}
      {row.shows && (
        <TextField
          field={row.shows}
          label={m.reporting_photo_shows()}
          hint={m.reporting_photo_shows_hint()}
          optional={!photo}
        />
      )}
      {row.consent && (
        <RadioGroup field={row.consent} label={m.reporting_photo_who()} choices={who} optional={!photo} />
      )}
      {photo && row.remove && <Checkbox field={row.remove} label={m.reporting_photo_remove()} />}
    </fieldset>
  )
}
