import { useEffect, useRef, useState } from 'react';
import type { Dialect, Prompt } from '../wire/dialects';
import { run, type Call } from '../wire/run';

/** One side of the playground: what it calls, and what came of it. */
export function useRun() {
  const [model, setModel] = useState('');
  const [dialect, setDialect] = useState<Dialect>('openai');
  const [call, setCall] = useState<Call | null>(null);
  const controller = useRef<AbortController | null>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const start = (prompt: Omit<Prompt, 'model'>, key: string) => {
    controller.current?.abort();
    const mine = new AbortController();
    controller.current = mine;
    const tell = (now: Call) => {
      // A call that another has replaced does not speak any more.
      if (controller.current === mine) {
        setCall(now);
      }
    };
    void run(dialect, { ...prompt, model }, key, tell, mine.signal);
  };
  const stop = () => controller.current?.abort();
  const running = call?.state === 'waiting' || call?.state === 'streaming';
  return { model, setModel, dialect, setDialect, call, start, stop, running };
}

export type Run = ReturnType<typeof useRun>;
