import { allowed, type Refusal, refused, type Verdict } from '../verdict.ts'

/** What the virus scanner says of a file; `off` where no scanner is set. Only `clean` and `off` are served. */
export const scanVerdicts = ['waiting', 'clean', 'infected', 'off'] as const
export type ScanVerdict = (typeof scanVerdicts)[number]

/** What may come with a proposal, by what its bytes are. Photos are written anew, so HEIC is kept as JPEG. */
export const fileTypes = {
  pdf: { extensions: ['pdf'], kept: 'pdf', mediaType: 'application/pdf' },
  jpg: { extensions: ['jpg', 'jpeg'], kept: 'jpg', mediaType: 'image/jpeg' },
  png: { extensions: ['png'], kept: 'png', mediaType: 'image/png' },
  heic: { extensions: ['heic', 'heif'], kept: 'jpg', mediaType: 'image/heic' },
  docx: {
    extensions: ['docx'],
    kept: 'docx',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  },
  odt: { extensions: ['odt'], kept: 'odt', mediaType: 'application/vnd.oasis.opendocument.text' },
  xlsx: {
    extensions: ['xlsx'],
    kept: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
} as const
export type FileType = keyof typeof fileTypes
/** The types that are kept: a photo of a phone has become a JPEG by then. */
export type KeptType = (typeof fileTypes)[FileType]['kept']

/** What a browser offers to choose, by name and by kind: a telephone then offers its camera too. */
export const fileAccept = Object.values(fileTypes)
  .flatMap(({ extensions, mediaType }) => [...extensions.map((extension) => `.${extension}`), mediaType])
  .join(',')

/** The same for photos alone. */
export const photoAccept = Object.values(fileTypes)
  .filter(({ mediaType }) => mediaType.startsWith('image/'))
  .map(({ mediaType }) => mediaType)
  .join(',')

const megabyte = 1024 * 1024
/** Bytes, files and pixels: what one file may be, and what all files of one proposal may be together. */
export const fileLimits = {
  bytes: 10 * megabyte,
  /** More than this is not even read with a page of answers. */
  sentBytes: 95 * megabyte,
  quotaBytes: 50 * megabyte,
  /** Fifteen attachments, and the proof of an account. */
  files: 16,
  /** More files than the form names may lie there for a night: each was uploaded and then replaced or left behind. */
  heldBytes: 150 * megabyte,
  heldFiles: 60,
  pixels: 64_000_000,
  unpackedBytes: 100 * megabyte,
  unpackedEntries: 5000,
  /** An archive that grows more than this is made to do so; small ones may, since they do no harm. */
  unpackedTimes: 150,
  unpackedHarmless: megabyte,
}

/** What can be the matter with a file; the sentences stand with the field in the form. */
export const fileProblems = [
  'none',
  'type',
  'tooLarge',
  'emptyFile',
  'virus',
  'password',
  'failed',
  'tooMany',
  'quota',
  'unpack',
] as const
export type FileProblem = (typeof fileProblems)[number]

/** What was found out about uploaded bytes. `size` in bytes; `type` null for anything that is not taken. */
export type FoundUpload = {
  size: number
  type: FileType | null
  locked: boolean
  pixels?: number
  unpacked?: { bytes: number; entries: number }
}

/**
 * May these bytes be kept? Refuses `file-refused` with the `problem`: `emptyFile`, `tooLarge` (over 10 MB), `password`
 * (nobody else can open it), `unpack` (grows to more than a machine should hold), `type`.
 */
export function judgeUpload({ size, type, locked, pixels = 0, unpacked }: FoundUpload): Verdict {
  if (size > fileLimits.bytes) return fileRefused('tooLarge')
  if (size === 0) return fileRefused('emptyFile')
  if (locked) return fileRefused('password')
  if (pixels > fileLimits.pixels || (unpacked && growsTooMuch(size, unpacked))) return fileRefused('unpack')
  return type === null ? fileRefused('type') : allowed()
}

/** Does an archive of `size` bytes open to more than it may? */
export function growsTooMuch(size: number, unpacked: { bytes: number; entries: number }): boolean {
  const { unpackedBytes, unpackedEntries, unpackedTimes, unpackedHarmless } = fileLimits
  if (unpacked.bytes > unpackedBytes || unpacked.entries > unpackedEntries) return true
  return unpacked.bytes > unpackedHarmless && unpacked.bytes > size * unpackedTimes
}

export type FilesHeld = { files: number; bytes: number }

/**
 * Is there room for one more file of `size` bytes? `named` counts the files that the form names, `held` all that lie in
 * the storage. Refuses `file-quota-full` with the `problem` `tooMany` (over 16) or `quota` (over 50 MB together).
 */
export function judgeRoom(named: FilesHeld, held: FilesHeld, size: number): Verdict {
  if (named.files + 1 > fileLimits.files || held.files + 1 > fileLimits.heldFiles) return noRoom('tooMany')
  const full = named.bytes + size > fileLimits.quotaBytes || held.bytes + size > fileLimits.heldBytes
  return full ? noRoom('quota') : allowed()
}

/** May a file be handed out? Refuses `file-being-checked` while the scanner has not spoken, and `file-refused` with a virus. */
export function judgeServing(verdict: ScanVerdict): Verdict {
  if (verdict === 'waiting') return refused('file-being-checked')
  return verdict === 'infected' ? fileRefused('virus') : allowed()
}

/** The refusal of a file, with what is the matter with it. */
export function fileRefused(problem: FileProblem): Refusal {
  return refused('file-refused', { problem })
}

/** Which problem a refusal of a file carries; null for a refusal of anything else. */
export function fileProblemOf({ reason }: Refusal): FileProblem | null {
  return fileProblems.find((problem) => problem === reason.problem) ?? null
}

function noRoom(problem: 'tooMany' | 'quota'): Refusal {
  return refused('file-quota-full', { problem })
}
