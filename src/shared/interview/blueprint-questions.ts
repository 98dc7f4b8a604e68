// What the guided interviewer asks to fill the blueprint. Each begins with something that can be pictured.
// A later entry of a field is another way in, for "ask me something else" and a second try; the three of
// voiceGuardrails are its tone, structure and content.
import type { BlueprintField } from '../blueprint/blueprint.ts'

export interface BlueprintQuestion {
  text: string
  hint: string | null
}

export const blueprintQuestions: Record<BlueprintField, readonly BlueprintQuestion[]> = {
  desiredOutcome: [
    {
      text: 'Imagine it is finished and lying on the table in front of you. What is different because it exists?',
      hint: 'For you, for a reader, for your family or your work. One sentence is enough.',
    },
    {
      text: 'If it could do only one thing in the world, what should that be?',
      hint: 'Settle something, teach something, keep something from being forgotten.',
    },
  ],
  targetAudience: [
    {
      text: 'Picture one person reading it. Who is it, and where are they sitting?',
      hint: 'Someone real helps: a granddaughter, a customer, yourself at twenty.',
    },
    {
      text: 'To whom would you hand the very first copy, and what do they not know yet?',
      hint: null,
    },
  ],
  publishingPlan: [
    {
      text: 'Where should it go once it is written?',
      hint: 'A few printed copies, a publisher, a website, a drawer: all of them count.',
    },
    { text: 'How many people should be able to read it: ten, a thousand, anyone?', hint: null },
  ],
  timeline: [
    {
      text: 'Is there a day on which it should be ready?',
      hint: 'A birthday, a launch, a season. “No hurry” is an answer too.',
    },
    { text: 'How much time can you give it in an ordinary week?', hint: null },
  ],
  materialsInventory: [
    {
      text: 'What is already there that we can draw on?',
      hint: 'Letters, diaries, photographs, talks, an old draft, a cousin with a good memory.',
    },
    { text: 'Is there a box, a folder or a person we should open before we go on?', hint: null },
  ],
  communicationPreferences: [
    {
      text: 'How do you like to work: short sittings or long ones, straight questions or room to wander?',
      hint: 'And at what time of day do you talk best?',
    },
    { text: 'What makes you stop talking, so that I can leave it alone?', hint: null },
  ],
  voiceGuardrails: [
    {
      text: 'When somebody reads it aloud, how should it sound?',
      hint: 'Plain, funny, warm, angry, dry. Or name a book that sounds right to you.',
    },
    {
      text: 'How should it move: straight from beginning to end, or in scenes that jump about?',
      hint: 'Short chapters or long ones, many headings or none.',
    },
    {
      text: 'What must not be in it, and what must not be missing?',
      hint: 'Names to leave out, things told in confidence, the one story it cannot do without.',
    },
  ],
}
