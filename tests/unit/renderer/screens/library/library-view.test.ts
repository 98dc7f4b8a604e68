import { describe, expect, test } from 'vitest'
import {
  arrangeProjects,
  countLabel,
  sinceLabel,
  type Arrangement,
} from '../../../../../src/renderer/screens/library/library-view.ts'
import type { ProjectSummary } from '../../../../../src/shared/project/project.ts'

function project(id: string, more: Partial<ProjectSummary> = {}): ProjectSummary {
  return {
    id,
    title: id,
    contentType: 'memoir',
    goal: null,
    targetWords: null,
    status: 'active',
    createdAt: 0,
    updatedAt: 0,
    words: 0,
    sessions: 0,
    openTodos: 0,
    blueprintKnown: 0,
    ...more,
  }
}

const everything: Arrangement = { filter: 'current', sort: 'updated', query: '' }
const ids = (projects: readonly ProjectSummary[]): string[] => projects.map(({ id }) => id)

describe('arrangeProjects', () => {
  // Bug: an archived project keeps cluttering the shelf, or can be found nowhere.
  test('archived projects leave the shelf and are found under their own filter', () => {
    const projects = [project('a'), project('b', { status: 'archived' }), project('c', { status: 'intake' })]
    expect(ids(arrangeProjects(projects, everything))).toEqual(['a', 'c'])
    expect(ids(arrangeProjects(projects, { ...everything, filter: 'archived' }))).toEqual(['b'])
    expect(ids(arrangeProjects(projects, { ...everything, filter: 'intake' }))).toEqual(['c'])
  })

  // Bug: "Chapter 10" before "Chapter 2", or capitals before small letters.
  test('titles are ordered as a reader would', () => {
    const projects = ['Zebra', 'chapter 10', 'Chapter 2', 'émile'].map((title) => project(title))
    expect(ids(arrangeProjects(projects, { ...everything, sort: 'title' }))).toEqual([
      'Chapter 2',
      'chapter 10',
      'émile',
      'Zebra',
    ])
  })

  // Bug: rows with equal times swap places at every renewal.
  test('equals keep one order whichever way they come', () => {
    const projects = [project('b'), project('a'), project('c')]
    const forward = arrangeProjects(projects, everything)
    const backward = arrangeProjects([...projects].reverse(), everything)
    expect(ids(forward)).toEqual(ids(backward))
  })

  // Bug: accents, case or a second word make a project impossible to find.
  test('search ignores accents and case and wants every word, in title or goal', () => {
    const projects = [
      project('a', { title: 'Mémoires d’Été' }),
      project('b', { title: 'Bread', goal: 'For ÉTÉ' }),
    ]
    expect(ids(arrangeProjects(projects, { ...everything, query: ' memoires  ete ' }))).toEqual(['a'])
    expect(ids(arrangeProjects(projects, { ...everything, query: 'ete' }))).toEqual(['a', 'b'])
    expect(ids(arrangeProjects(projects, { ...everything, query: 'salt' }))).toEqual([])
  })

  // Bug: sorting in place reorders the store's own list under React.
  test('the given list is left as it was', () => {
    const projects = Object.freeze([project('b', { updatedAt: 1 }), project('a', { updatedAt: 2 })])
    expect(ids(arrangeProjects(projects, everything))).toEqual(['a', 'b'])
    expect(ids(projects)).toEqual(['b', 'a'])
  })
})

describe('labels', () => {
  // Bug: "1 words".
  test('one and many', () => {
    expect(countLabel(1, 'word')).toBe('1 word')
    expect(countLabel(0, 'open to-do')).toBe('0 open to-dos')
    expect(countLabel(12_400, 'word')).toBe('12,400 words')
  })

  // Bug: a clock that was set back shows "in 3 minutes"; a border shows "60 minutes ago".
  test.each([
    [0, 'just now'],
    [-5 * 60_000, 'just now'],
    [59_999, 'just now'],
    [60_000, '1 minute ago'],
    [59 * 60_000 + 59_000, '59 minutes ago'],
    [60 * 60_000, '1 hour ago'],
    [24 * 3_600_000, 'yesterday'],
    [6 * 24 * 3_600_000, '6 days ago'],
  ])('%i ms ago reads "%s"', (passed, words) => {
    const now = Date.UTC(2026, 10, 22, 12)
    expect(sinceLabel(now - passed, now)).toBe(words)
  })

  test('after a week it is a date', () => {
    const now = Date.UTC(2026, 10, 22, 12)
    expect(sinceLabel(now - 7 * 24 * 3_600_000, now)).toBe('15 Nov 2026')
  })
})
