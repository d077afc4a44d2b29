import { z } from 'zod'
import { criteria } from '../panel/rubric.ts'
import * as fields from '../proposal/fields.ts'
import { photoConsents, type ReportPhoto, type ReportVoice } from './report-content.ts'
import { enveloped, list, maybe, mend, type ReportEnvelope, strict, ticked } from './report-envelope.ts'

/** Reads what changed for whom, by the five V's; an empty one is left out. */
export function voicesForm() {
  return strict({
    voices: list(
      z.strictObject(
        { criterion: z.enum(criteria, { error: 'unknownField' }), text: maybe(fields.longText(100)) },
        { error: 'unknownField' },
      ),
      criteria.length,
    ),
  }).transform((typed): ReportEnvelope & { content: ReportVoice[] } => ({
    ...enveloped(typed),
    content: typed.voices.flatMap(({ criterion, text }) => (text === null ? [] : [{ criterion, text }])),
  }))
}

/** So many photos may come with one report. */
export const mostPhotos = 6

/**
 * Reads the photos: each with what is seen on it and who may see it, as those who are in it agreed. A row without a photo
 * is left out, and so is one that is ticked to go.
 */
export function photosForm() {
  return strict({
    photos: list(
      z.strictObject(
        {
          file: z.string().max(100).optional(),
          shows: maybe(fields.text(140)),
          consent: maybe(fields.choice(photoConsents)),
          remove: ticked,
        },
        { error: 'unknownField' },
      ),
      mostPhotos + 1,
    ),
  })
    .superRefine(({ later, photos }, ctx) => {
      photos.forEach(({ file, shows, consent, remove }, at) => {
        const left = !file && (shows !== null || consent !== null)
        if (left) mend(ctx, ['photos', at, 'file'], 'empty')
        if (later || !file || remove) return
        if (shows === null) mend(ctx, ['photos', at, 'shows'], 'empty')
        if (consent === null) mend(ctx, ['photos', at, 'consent'], 'empty')
      })
    })
    .transform((typed): ReportEnvelope & { content: ReportPhoto[] } => ({
      ...enveloped(typed),
      content: typed.photos.flatMap(({ file, shows, consent, remove }) =>
        file && !remove ? [{ file, shows: shows ?? '', consent }] : [],
      ),
    }))
}
