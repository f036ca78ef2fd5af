/** Runs in the page: moves the first slider that changes a figure, again and again. */
async function drag(moves: number): Promise<{ paintMs: number[]; restMs: number }> {
  const body = document.querySelector('.figures-table tbody')!
  const figures = () =>
    [...body.querySelectorAll('td:last-child strong')].map((cell) => cell.textContent).join(' ')
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
  const move = (input: HTMLInputElement, share: number) => {
    const [least, most] = [Number(input.min), Number(input.max)]
    setter.call(input, String(least + share * (most - least)))
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const painted = () =>
    new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done, 0)))
  const changed = (was: string, waitMs: number) =>
    new Promise<boolean>((done) => {
      const finish = (found: boolean) => {
        observer.disconnect()
        clearTimeout(timer)
        done(found)
      }
      const observer = new MutationObserver(() => figures() !== was && finish(true))
      observer.observe(body, { subtree: true, childList: true, characterData: true })
      const timer = setTimeout(() => finish(false), waitMs)
    })
  let slider: HTMLInputElement | undefined
  for (const each of document.querySelectorAll<HTMLInputElement>('.step .slider input')) {
    const was = figures()
    move(each, 0.9)
    if (await changed(was, 1000)) {
      slider = each
      break
    }
  }
  if (!slider) throw new Error('No slider moves a figure')
  const paintMs: number[] = []
  for (let at = 0; at < moves; at++) {
    const was = figures()
    const began = performance.now()
    const seen = changed(was, 2000)
    move(slider, 0.1 + (0.8 * ((at * 37) % moves)) / moves)
    if (!(await seen)) continue
    await painted()
    paintMs.push(performance.now() - began)
  }
  const began = performance.now()
  while (!body.querySelector('td:last-child .tick')) {
    await new Promise((done) => setTimeout(done, 10))
  }
  return { paintMs, restMs: performance.now() - began }
}

Object.assign(globalThis, { drag })
