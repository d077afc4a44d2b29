import type { Exchange } from '../exchange.server.ts'

/**
 * May any site or program ask this? Nothing here knows who asks or changes anything, so a form of another site can do no
 * harm with it.
 */
export function isOpenToPrograms({ pathname }: URL): boolean {
  return /^\/(open-data|common-grants)\//.test(pathname)
}

/** Does a browser ask whether a page of another site may ask? */
export function isPreflight({ request, url }: Exchange): boolean {
  return request.method === 'OPTIONS' && isOpenToPrograms(url)
}

/** It may, in JSON. */
export function allowPreflight({ response }: Exchange): void {
  response.writeHead(204, {
    'Access-Control-Allow-Origin': '*',
    'Access-Control-Allow-Methods': 'GET, HEAD, POST',
    'Access-Control-Allow-Headers': 'Content-Type',
    'Access-Control-Max-Age': '86400',
  })
  response.end()
}
