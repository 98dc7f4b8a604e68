// Whether this computer can read a question aloud by itself. Its voices are known only after a moment.
import { useEffect, useState } from 'react'
import { chooseVoice } from '../../speech/read-aloud.ts'

export function useLocalVoice(language: string): boolean {
  const [voices, setVoices] = useState(() => window.speechSynthesis.getVoices())
  useEffect(() => {
    const renew = (): void => setVoices(window.speechSynthesis.getVoices())
    window.speechSynthesis.addEventListener('voiceschanged', renew)
    return () => window.speechSynthesis.removeEventListener('voiceschanged', renew)
  }, [])
  return chooseVoice(voices, language) !== null
}
