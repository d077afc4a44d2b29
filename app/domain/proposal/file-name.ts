import { fileTypes, type KeptType } from './file.ts'

/** The most characters of a name, with its extension. */
export const fileNameLength = 120

/**
 * A name that every system can keep and every page can show: no folders, no control or direction characters, no signs
 * that systems reserve, no dot or space at its ends, at most 120 characters, and the extension of what the bytes are.
 */
export function cleanFileName(given: string, type: KeptType | 'xml' | 'zip' | 'csv'): string {
  const last = given.normalize('NFC').split(/[/\\]/).filter(Boolean).at(-1) ?? ''
  const shown = last
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/\s+/g, ' ')
  const stem = withoutExtension(trimmed(shown))
  const longest = fileNameLength - type.length - 1
  const short = trimmed([...stem].slice(0, longest - 1).join(''))
  return `${isReserved(short) ? `_${short}` : short || 'bestand'}.${type}`
}

const extensions = new Set<string>(Object.values(fileTypes).flatMap((one) => one.extensions))
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i

/** Only an extension that tells a type goes; "versie 2.1" keeps its dot. */
function withoutExtension(name: string): string {
  const [, stem, extension = ''] = /^(.*)\.([^.]*)$/su.exec(name) ?? []
  return stem !== undefined && extensions.has(extension.toLowerCase()) ? trimmed(stem) : name
}

function trimmed(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/g, '')
}

function isReserved(stem: string): boolean {
  return reserved.test(stem)
}
