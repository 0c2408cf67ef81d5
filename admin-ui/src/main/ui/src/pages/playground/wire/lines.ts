/** Cuts a stream of text into lines, whatever its chunks are. */
export class Lines {
  private rest = '';

  /** The lines that are complete now, without their ends. */
  push(chunk: string): string[] {
    // A CR at the very end may be half of CRLF: it waits for what follows.
    const text = this.rest + chunk;
    const held = text.endsWith('\r') ? '\r' : '';
    const lines = text.slice(0, text.length - held.length).split(/\r\n|\n|\r/);
    this.rest = (lines.pop() ?? '') + held;
    return lines;
  }

  /** What stands behind the last line's end when the stream is over. */
  end(): string[] {
    const last = this.rest.replace(/\r$/, '');
    this.rest = '';
    return last === '' ? [] : [last];
  }
}
