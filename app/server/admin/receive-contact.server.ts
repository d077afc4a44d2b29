import { parseWithZod } from '@conform-to/zod/v4'
import { examine } from '../uploads/examine.server.ts'
import { portraitOf } from '../uploads/photo.server.ts'
import { isMultipart, withUploads } from '../uploads/receive.server.ts'
import { ContactPost } from './forms.server.ts'

/** Reads the form of somebody one can call, and the photo that came with it as a small portrait. */
export async function receiveContact(request: Request) {
  if (!isMultipart(request)) return { form: read(await request.formData()), photo: null, wrongPhoto: false }
  return withUploads(request, async ({ form, uploads }) => {
    const upload = uploads.find(({ field }) => field === 'photo')
    form.delete('photo')
    if (!upload) return { form: read(form), photo: null, wrongPhoto: false }
    const looked = await examine(upload)
    const isPicture = looked.ok && looked.file.mediaType.startsWith('image/')
    const photo = looked.ok && isPicture ? await portraitOf(looked.file.path) : null
    return { form: read(form), photo, wrongPhoto: photo === null }
  })
}

function read(form: FormData) {
  return parseWithZod(form, { schema: ContactPost })
}
