import { describe, expect, it } from 'vitest'
import { clientVoice } from './client-voice.ts'
import { documentOf, speech } from './screen.test-support.ts'

describe('the client by the firm’s own word', () => {
  it.each([
    ['cliente', 'à la cliente', 'de la cliente', 'une cliente', 'elle'],
    ['patient', 'au patient', 'du patient', 'un patient', 'lui'],
    ['usager', 'à l’usager', 'de l’usager', 'un usager', 'lui'],
  ])('[CV1] %s', (clientWord, ...[to, from, one, stressed]) => {
    const document = documentOf('pull')
    const voice = clientVoice({ ...document, chain: { ...document.chain, clientWord } }, speech)
    expect(voice).toMatchObject({ to, from, one, stressed })
  })
})
