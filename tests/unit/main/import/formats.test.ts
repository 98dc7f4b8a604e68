// Each format's own ways: labels, wrapping, voices, captions, tables.
import { describe, expect, test } from 'vitest'
import { speakerOf } from '../../../../src/shared/transcript/item.ts'
import { parse } from './import-kit.ts'

async function turnsOf(name: string, content: string): Promise<[speaker: string, text: string][]> {
  const { items } = await parse(name, content)
  return items([]).map((item) => [speakerOf(item), item.text ?? ''])
}

describe('text', () => {
  test('odd indentation and blank lines stay in one turn; hard-wrapped lines become paragraphs', async () => {
    const text = [
      'ANNA:   We began',
      '        in the shed,',
      'which was cold.',
      '',
      '',
      '  Later we moved.',
      '',
      ' BEN:  When?',
      'ANNA: In May [inaudible].',
    ].join('\n')
    expect(await turnsOf('a.txt', text)).toEqual([
      ['ANNA', 'We began in the shed, which was cold.\n\nLater we moved.'],
      ['BEN', 'When?'],
      ['ANNA', 'In May [inaudible].'],
    ])
  })

  test('"Note: this" inside a turn is not a speaker, and a name seen once is told of', async () => {
    const interview = await parse(
      'a.txt',
      'Anna: One.\n\nNote: this is prose.\n\nNote: and this.\n\nBen: Two?\n\nAnna: Three.\n\nCarl: once.\n\nBen: Four?\n',
    )
    expect(interview.speakers.map(({ name }) => name)).toEqual(['Anna', 'Ben'])
    expect(interview.items([])[0]?.text).toBe('One.\n\nNote: this is prose.\n\nNote: and this.')
    expect(interview.items([])[2]?.text).toBe('Three.\n\nCarl: once.')
    expect(interview.warnings.join()).toContain('Line 11 begins with "Carl:"')
  })

  test.each([
    ['Q and A', 'Q: Who?\nA: Me.\nQ: Why?\nA: Because.', ['Q', 'A'], 'A'],
    [
      'bold',
      '**Anna Berg:** Who?\n\n**Ben:** Me, and I say much more.\n\n**Anna Berg**: Why?\n',
      ['Anna Berg', 'Ben'],
      'Ben',
    ],
    [
      'times',
      '[00:00:05] Anna: Who?\n(00:10) Ben: Me, I say.\nAnna (0:15): Why?\nBen: So.',
      ['Anna', 'Ben'],
      'Ben',
    ],
    [
      'names over lines',
      'Anna Berg  0:05\nWho?\n\nBen  0:10\nMe, I say.\n\nAnna Berg  0:15\nWhy?\n\nBen  0:20\nSo it is.',
      ['Anna Berg', 'Ben'],
      'Ben',
    ],
    ['one turn each', 'Anna: How did it go?\nBen: It went well, I think.', ['Anna', 'Ben'], 'Ben'],
    ['spellings', 'ANNA: Who?\nBen: Me I say.\nAnna: Why?\nBen: So.', ['ANNA', 'Ben'], 'Ben'],
    [
      'diarised',
      'SPEAKER_00: Who?\nSPEAKER_01: Me, I say.\nSPEAKER_00: Why?\nSPEAKER_01: So.',
      ['SPEAKER_00', 'SPEAKER_01'],
      'SPEAKER_01',
    ],
    [
      'Windows and old Mac line ends',
      'Anna: Who?\r\nBen: Me, I say.\rAnna: Why?\r\nBen: So.',
      ['Anna', 'Ben'],
      'Ben',
    ],
  ])('labels: %s', async (_name, text, names, author) => {
    const interview = await parse('a.md', text)
    expect(interview.speakers.map(({ name }) => name)).toEqual(names)
    expect(interview.speakers.find(({ suggestedRole }) => suggestedRole === 'author')?.name).toBe(author)
    expect(
      interview
        .items([])
        .map((item) => item.text)
        .join(' '),
    ).not.toContain(':')
  })

  test('times of labels become times of items', async () => {
    const { items } = await parse('a.txt', '[00:01:02] Anna: Who?\nBen (1:05:00): Me.\nAnna: Why?\nBen: So.')
    expect(items([]).map((item) => item.audioStartMs)).toEqual([62_000, 3_900_000, null, null])
  })

  test('a head of the file is kept: title, remark, and no speaker of it', async () => {
    const interview = await parse(
      'a.md',
      '---\ntitle: "The \\"Shed\\""\n---\nInterviewer: Anna Berg\nDate: 1 May\n\nAB: Who?\n\nCD: Me.\n\nAB: Why?\n\nCD: So.\n',
    )
    expect(interview.title).toBe('The "Shed"')
    expect(interview.speakers.map(({ name }) => name)).toEqual(['AB', 'CD'])
    expect(interview.items([])[0]).toMatchObject({ type: 'marker', role: 'system' })
    expect(interview.items([])[0]?.text).toContain('Interviewer: Anna Berg')
  })

  test('without labels everything is the author, with a warning', async () => {
    const interview = await parse('a.txt', 'First thoughts, written\ndown.\n\nThen: a second one.\n')
    expect(interview.speakers).toMatchObject([{ name: 'Author', turns: 2, suggestedRole: 'author' }])
    expect(interview.items(['Author']).map(({ role, text }) => [role, text])).toEqual([
      ['user', 'First thoughts, written down.'],
      ['user', 'Then: a second one.'],
    ])
    expect(interview.warnings[0]).toContain('No speaker labels')
  })

  test('a run of page numbers goes, and the sentence across the page stays whole; a lone number stays', async () => {
    const page = (number: number) => `\n\n- ${number} -\n\n`
    const text = `Anna: We had${page(7)}nothing then.${page(8)}Ben: Nothing?${page(9)}Anna: In the year\n\n1968\n\nBen: Oh.`
    const interview = await parse('a.txt', text)
    expect(interview.items([]).map((item) => item.text)).toEqual([
      'We had nothing then.',
      'Nothing?',
      'In the year\n\n1968',
      'Oh.',
    ])
    expect(interview.warnings.join()).toContain('3 page numbers')
    const alone = await turnsOf('a.txt', 'Anna: It was\n\n12\n\nBen: Twelve?\nAnna: Yes.\nBen: Oh.')
    expect(alone[0]?.[1]).toBe('It was\n\n12')
  })

  test('each line is a paragraph where lines are not wrapped; lists of Markdown stay lists', async () => {
    const long = 'We built another tool because the one we had did not do what we wanted. '.repeat(4).trim()
    expect(await turnsOf('a.txt', `Anna: ${long}\n${long}\nBen: Why?\nAnna: So.\nBen: Oh.`)).toMatchObject([
      ['Anna', `${long}\n\n${long}`],
      ['Ben', 'Why?'],
      ['Anna', 'So.'],
      ['Ben', 'Oh.'],
    ])
    const list = await turnsOf(
      'a.md',
      'Anna: Two things:\n- one\n- two\n\nBen: Why?\n\nAnna: So.\n\nBen: Oh.',
    )
    expect(list[0]?.[1]).toBe('Two things:\n- one\n- two')
  })

  test('a turn beyond 100,000 characters goes on in further items; no word is lost', async () => {
    const words = Array.from({ length: 60_000 }, (_, at) => `word${at}`)
    const items = await turnsOf('a.txt', `Ben: Go on.\nAnna: ${words.join(' ')}\nBen: Oh.\nAnna: So.`)
    expect(items.length).toBeGreaterThan(8)
    expect(items.every(([, text]) => text.length <= 100_000)).toBe(true)
    expect(items.slice(1, -2).flatMap(([, text]) => text.split(/\s+/))).toEqual(words)
  })
})

describe('captions', () => {
  test('.vtt: voices, notes, tags, entities; captions of one speaker join', async () => {
    const text = [
      'WEBVTT - talk',
      'Kind: captions',
      '',
      'NOTE by hand',
      'over two lines',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'intro',
      '00:01.000 --> 00:02.500 align:start',
      '<v.loud Anna Berg>Tom &amp; I <i>went</i>',
      '<c.x>out</c>',
      '',
      '00:00:02.500 --> 00:00:04.000',
      '<v Anna Berg>early.</v>',
      '',
      '01:00:00.000 --> 01:00:01.000',
      '<v Ben>Why?</v><v Anna Berg>So.',
    ].join('\n')
    const { items } = await parse('a.vtt', text)
    expect(items(['Anna Berg'])).toMatchObject([
      {
        text: 'Tom & I went out early.',
        role: 'user',
        audioStartMs: 1000,
        audioEndMs: 4000,
        payload: { speaker: 'Anna Berg' },
      },
      {
        text: 'Why?',
        role: 'assistant',
        audioStartMs: 3_600_000,
        audioEndMs: 3_601_000,
        payload: { speaker: 'Ben' },
      },
      { text: 'So.', role: 'user' },
    ])
  })

  test('.srt: names before colons, dashes, formatting', async () => {
    const text = [
      '1',
      '00:00:01,000 --> 00:00:02,000',
      'ANNA: <b>How</b> was it?',
      '',
      '2',
      '00:00:02,000 --> 00:00:03,000',
      '- BEN: Good, {\\an8}I',
      'think: very',
      '',
      '3',
      '00:00:03,000 --> 00:00:04,500',
      'good.',
      '- ANNA: Really?',
      '',
      '4',
      '00:00:05,000 --> 00:00:06,000',
      'BEN: Yes.',
    ].join('\r\n')
    const { items, speakers } = await parse('a.srt', text)
    expect(
      items([]).map((item) => [item.payload?.['speaker'], item.text, item.audioStartMs, item.audioEndMs]),
    ).toEqual([
      ['ANNA', 'How was it?', 1000, 2000],
      ['BEN', 'Good, I think: very good.', 2000, 4500],
      ['ANNA', 'Really?', 3000, 4500],
      ['BEN', 'Yes.', 5000, 6000],
    ])
    expect(speakers.map(({ suggestedRole }) => suggestedRole)).toEqual(['interviewer', 'author'])
  })

  test('nobody named: one speaker, parted at silences', async () => {
    const text =
      'WEBVTT\n\n00:01.000 --> 00:02.000\nWe went\n\n00:02.000 --> 00:03.000\nout.\n\n00:09.000 --> 00:10.000\nLater.\n'
    const { items, warnings } = await parse('a.vtt', text)
    expect(items([]).map((item) => item.text)).toEqual(['We went out.', 'Later.'])
    expect(warnings[0]).toContain('No caption says who speaks')
  })
})

describe('tables', () => {
  test('.csv: quoted fields over lines, entities, other delimiters and columns, a speaker left out', async () => {
    const text =
      'Time;Speaker;Tags;Text\r\n0:05;Anna:;a;"He said ""yes"";\nthen &#8212; &quot;no&quot;"\r\n;;;and left\r\n0:09;Ben;;Why?\r\n;Ben;;\r\n'
    const { items, warnings } = await parse('a.csv', text)
    expect(items([]).map((item) => [item.payload, item.text, item.audioStartMs])).toEqual([
      [{ speaker: 'Anna', columns: { Tags: 'a' } }, 'He said "yes";\nthen — "no"', 5000],
      [{ speaker: 'Anna' }, 'and left', null],
      [{ speaker: 'Ben' }, 'Why?', 9000],
    ])
    expect(warnings[0]).toContain('1 rows')
  })
})
