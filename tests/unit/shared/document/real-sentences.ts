// Sentences that people have said: of the real interviews where they are on this machine, else made-up ones.
import * as fc from 'fast-check'
import { existsSync, readFileSync } from 'node:fs'
import { interviewFile } from '../drafting/embedded/read-interview.ts'
import { sentence } from './prose.ts'

const MOST = 400

export const realSentences: readonly string[] = (() => {
  const files = ['mcilroy.txt', 'cherry.txt'].map(interviewFile).filter((file) => existsSync(file))
  if (files.length === 0) return fc.sample(sentence, { numRuns: MOST, seed: 1 })
  const text = files.map((file) => readFileSync(file, 'utf8').slice(2000, 30_000)).join(' ')
  return text
    .replace(/\s+/g, ' ')
    .split(/(?<=[.!?]["”)]?) /)
    .filter((each) => each.length > 8 && each.length < 160)
    .slice(0, MOST)
})()
