import { Lines } from './lines';

/** Makes whole messages of a stream's text: one JSON text each. */
export interface Framing {
  push(chunk: string): string[];
  end(): string[];
}

/** Server-sent events: the data of each, its lines joined. What was not ended by an empty line is dropped, as browsers do. */
export class Sse implements Framing {
  private readonly lines = new Lines();
  private data: string[] = [];

  push(chunk: string): string[] {
    return this.take(this.lines.push(chunk));
  }

  end(): string[] {
    return this.take(this.lines.end());
  }

  private take(lines: string[]): string[] {
    const events: string[] = [];
    for (const line of lines) {
      if (line === '') {
        if (this.data.length > 0) {
          events.push(this.data.join('\n'));
        }
        this.data = [];
      } else if (line.startsWith('data:')) {
        this.data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
      }
    }
    return events;
  }
}

/** A JSON text per line. */
export class Ndjson implements Framing {
  private readonly lines = new Lines();

  push(chunk: string): string[] {
    return this.lines.push(chunk).filter((line) => line.trim() !== '');
  }

  end(): string[] {
    return this.lines.end().filter((line) => line.trim() !== '');
  }
}
