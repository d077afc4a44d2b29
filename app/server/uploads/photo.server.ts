import { readFile } from 'node:fs/promises'
import sharp, { type Sharp } from 'sharp'
import { inThread } from './thread.server.ts'

/** The longest side that a photo keeps, in pixels. */
const longest = 4000

/** How many pixels a picture has, as it says itself; null when it cannot be read. */
export async function pixelsOf(path: string): Promise<number | null> {
  const { width, height } = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => ({ width: 0, height: 0 }))
  return width && height ? width * height : null
}

/** Writes a picture anew: upright, not larger than a screen shows, and with nothing in it but the picture. */
export async function writeAnew(path: string, to: string, kept: 'jpg' | 'png'): Promise<void> {
  await finished(sharp(path, { failOn: 'error' }).autoOrient(), to, kept)
}

/** Draws a picture that is written as a drawing (SVG), as a camera would have kept it. */
export async function drawn(path: string, to: string): Promise<void> {
  await finished(sharp(path), to, 'jpg')
}

export type HeicSize = { width: number; height: number }

/** How large the first picture of a HEIC file is. */
export async function heicSize(path: string): Promise<HeicSize | null> {
  return inThread<HeicSize>(sizeCode, await readFile(path)).catch((error) => {
    if (error.name !== 'Error') throw error
    return null
  })
}

/** The first picture of a HEIC file as a JPEG; turned as the file says. */
export async function heicToJpeg(path: string, to: string): Promise<void> {
  const { data, ...size } = await inThread<HeicSize & { data: Uint8Array }>(pictureCode, await readFile(path))
  await finished(sharp(data, { raw: { ...size, channels: 4 } }).flatten({ background: '#fff' }), to, 'jpg')
}

/** A small upright portrait of a clean picture, cut to the window in which a person is shown. */
export async function portraitOf(path: string): Promise<Uint8Array> {
  return sharp(path, { failOn: 'error' })
    .resize({ width: 320, height: 384, fit: 'cover', position: 'attention' })
    .flatten({ background: '#fff' })
    .jpeg({ quality: 82 })
    .toBuffer()
}

function finished(picture: Sharp, to: string, kept: 'jpg' | 'png') {
  const sized = picture.resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
  return (kept === 'jpg' ? sized.jpeg({ quality: 85 }) : sized.png({ compressionLevel: 9 })).toFile(to)
}

const open = `const pictures = await load('heic-decode').all({ buffer: bytes })`
const sizeCode = `${open}; return { width: pictures[0].width, height: pictures[0].height }`
const pictureCode = `${open}; return pictures[0].decode()`
