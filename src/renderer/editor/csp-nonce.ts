// The nonce that the page's policy grants to the editor's own style sheets; main writes it into a meta element.
export function cspNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
}
