// The headers of every answer of app://: what the page may load and do.

/** Put into index.html by the page's author; replaced with a fresh nonce on each load. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__'

/** `nonce` allows the style elements that the editor and the widgets write; scripts get none. */
export function contentPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  }
}

/** Tells the page its nonce through `<meta name="csp-nonce">`, which is added where the page has none. */
export function withNonce(html: string, nonce: string): string {
  if (html.includes(NONCE_PLACEHOLDER)) return html.replaceAll(NONCE_PLACEHOLDER, nonce)
  return html.replace(/<head[^>]*>/i, (head) => `${head}<meta name="csp-nonce" content="${nonce}">`)
}
