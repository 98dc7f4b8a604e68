// Bugs caught: "Connected" while nothing is, a count-down below zero, a mute that sounds as if nothing were recorded.
import { expect, it } from 'vitest'
import {
  connectionWords,
  hostOf,
  nextTryWords,
  turnWords,
} from '../../../../../src/renderer/screens/voice/voice-words.ts'
import {
  noVoice,
  recordedMs,
  type VoicePhase,
  type VoiceState,
} from '../../../../../src/renderer/stores/voice-store.ts'
import { isComplete } from '../../../../../src/renderer/screens/voice/voice-question.tsx'

const state = (more: Partial<VoiceState>): VoiceState => ({ ...noVoice, phase: 'live', ...more })
const activity = (more: Partial<VoiceState['activity']>) => ({ activity: { ...noVoice.activity, ...more } })

it('says “Connected” of a connection that stands, and of no other', () => {
  const phases: VoicePhase[] = [
    'preparing',
    'connecting',
    'rotating',
    'audio_only',
    'paused',
    'stopping',
    'ended',
  ]
  expect(connectionWords(state({}))).toBe('Connected')
  for (const phase of phases) expect(connectionWords(state({ phase }))).not.toBe('Connected')
})

it('tells waiting for the next try from having given up for now', () => {
  expect(connectionWords(state({ phase: 'audio_only', nextAttemptAt: 9 }))).toBe('Reconnecting…')
  expect(connectionWords(state({ phase: 'audio_only' }))).toBe('Sound only: recording goes on')
})

it('counts down to the next try and never below', () => {
  expect(nextTryWords(10_000, 7400)).toBe('next try in 3 s')
  expect(nextTryWords(10_000, 10_000)).toBeNull()
  expect(nextTryWords(10_000, 12_000)).toBeNull()
  expect(nextTryWords(null, 0)).toBeNull()
})

it('says whose turn it is; what the author chose goes before what is heard', () => {
  expect(turnWords(state({}))).toBe('Your turn')
  expect(turnWords(state(activity({ authorSpeaking: true })))).toBe('You are speaking')
  expect(turnWords(state(activity({ interviewerSpeaking: true })))).toBe('The interviewer is speaking')
  expect(turnWords(state(activity({ thinking: true, tools: ['create_note'] })))).toBe('Making a note…')
  expect(turnWords(state(activity({ tools: ['unheard_of'] })))).toBe('Looking something up…')
  expect(turnWords(state({ held: true, ...activity({ thinking: true }) }))).toBe('Take your time')
  expect(turnWords(state({ muted: true, ...activity({ authorSpeaking: true }) }))).toContain(
    'recording hears you',
  )
  expect(turnWords(state({ phase: 'paused', muted: true }))).toBe('Paused')
})

it('names the host of the base URL, or what was typed when it is none', () => {
  expect(hostOf('https://api.openai.com/v1')).toBe('api.openai.com')
  expect(hostOf('http://127.0.0.1:8080/v1')).toBe('127.0.0.1:8080')
  expect(hostOf('not an address')).toBe('not an address')
})

it('lets the recording clock run only while it runs', () => {
  expect(recordedMs({ ms: 1000, since: null }, 99_000)).toBe(1000)
  expect(recordedMs({ ms: 1000, since: 5000 }, 7500)).toBe(3500)
  expect(recordedMs({ ms: 1000, since: 5000 }, 4000)).toBe(1000)
})

it('announces a question once it is complete, the guide’s own at once', () => {
  const question = { itemId: 'a', text: 'Where', hint: null }
  const said = { role: 'assistant', type: 'message', text: 'Where', previousItemId: null } as const
  const item = {
    ...said,
    itemId: 'a',
    interrupted: false,
    heardMs: null,
    audioStartMs: null,
    audioEndMs: null,
    payload: null,
    createdAt: 0,
  }
  expect(isComplete({ question, items: [{ ...item, status: 'in_progress' }] })).toBe(false)
  expect(isComplete({ question, items: [{ ...item, status: 'incomplete' }] })).toBe(true)
  expect(isComplete({ question, items: [] })).toBe(true)
  expect(isComplete({ question: null, items: [] })).toBe(false)
})
