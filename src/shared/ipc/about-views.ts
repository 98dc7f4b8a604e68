// What the window shows of the studio itself: versions, licences, and facts for a report of a bug.

export interface Versions {
  studio: string
  electron: string
  chromium: string
  node: string
  sqlite: string
  system: string
}

export interface LicenceView {
  /** `component`: built into a package by its makers. */
  kind: 'package' | 'component'
  name: string
  /** Empty where the package that brings it does not say. */
  version: string
  /** SPDX. */
  licence: string
  /** An address, or a sentence. */
  about: string
  /** The licence's words. */
  text: string
}

export interface AboutView {
  versions: Versions
  /** By name; empty while the studio is not built whole. */
  licences: LicenceView[]
}
