import { beforeEach, expect, test } from 'vitest'
import { go, useNavigation } from '../../../../src/renderer/stores/navigation-store.ts'

beforeEach(() => useNavigation.setState({ view: { screen: 'library' }, previous: { screen: 'library' } }))

// Bug: closing the settings leads to the library instead of the interview that is going on.
test('the settings go back to where they were opened', () => {
  go({ screen: 'interview', sessionId: 's1', projectId: null })
  go({ screen: 'settings' })
  useNavigation.getState().back()
  expect(useNavigation.getState().view).toEqual({ screen: 'interview', sessionId: 's1', projectId: null })
})

// Bug: opening the settings twice makes them their own way back, and they never close.
test('the settings are never the way back from themselves', () => {
  go({ screen: 'project', projectId: 'p1' })
  go({ screen: 'settings' })
  go({ screen: 'settings' })
  useNavigation.getState().back()
  expect(useNavigation.getState().view).toEqual({ screen: 'project', projectId: 'p1' })
})
