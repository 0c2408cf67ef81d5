import { useQueryClient } from '@tanstack/react-query';
import { useToast } from './toasts';

/** After a change: refresh what starts with these paths, and say what was done. */
export function useDone() {
  const client = useQueryClient();
  const say = useToast();
  return async (text: string, ...paths: string[]) => {
    say(text);
    await Promise.all(paths.map((path) => client.invalidateQueries({ queryKey: [path] })));
  };
}
