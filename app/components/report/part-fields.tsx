import type { FormMetadata } from '@conform-to/react'
import { type AskedIndicator, IndicatorFields } from './indicator-fields.tsx'
import type { AskedMilestone, ReportPart, SpendingRow, TypedValues } from './report-view.ts'
import { LessonFields, SpendingFields } from './spending-fields.tsx'
import { type Fields, StoryFields } from './story-fields.tsx'
import { type AskedVoice, type KeptPhoto, PhotoFields, VoiceFields } from './told-fields.tsx'

type PartProps = {
  page: {
    part: ReportPart
    milestones: AskedMilestone[]
    delays: { value: string; label: string }[]
    indicator: AskedIndicator | null
    voices: AskedVoice[]
    photos: KeptPhoto[]
    lines: SpendingRow[]
    newRow: string
  }
  form: FormMetadata<TypedValues>
  fields: Fields
}

/** The fields of a part of a report. */
export function PartFields({ page, form, fields }: PartProps) {
  if (page.part === 'story')
    return <StoryFields fields={fields} milestones={page.milestones} delays={page.delays} />
  if (page.part === 'voices') return <VoiceFields fields={fields} voices={page.voices} />
  if (page.part === 'photos') return <PhotoFields fields={fields} photos={page.photos} />
  if (page.part === 'spending') return <SpendingFields fields={fields} lines={page.lines} />
  if (page.part === 'lesson') return <LessonFields fields={fields} />
  return (
    page.indicator && (
      <IndicatorFields form={form} fields={fields} indicator={page.indicator} newRow={page.newRow} />
    )
  )
}
