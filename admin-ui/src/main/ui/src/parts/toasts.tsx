import { Notification, Stack } from '@mantine/core';
import { Check } from 'lucide-react';
import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const Say = createContext<(text: string) => void>(() => {});
const SHOWN_FOR = 4000;

/** Says in a corner, and to screen readers, that something was done. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<{ id: number; text: string }[]>([]);
  const drop = useCallback((id: number) => setToasts((all) => all.filter((t) => t.id !== id)), []);
  const say = useCallback(
    (text: string) => {
      const id = Date.now() + Math.random();
      setToasts((all) => [...all, { id, text }]);
      setTimeout(() => drop(id), SHOWN_FOR);
    },
    [drop],
  );
  return (
    <Say.Provider value={say}>
      {children}
      <Stack role="status" aria-live="polite" gap="xs" pos="fixed" right={16} bottom={16} maw={360} style={{ zIndex: 400 }}>
        {toasts.map(({ id, text }) => (
          <Notification
            key={id}
            withBorder
            icon={<Check size={16} />}
            onClose={() => drop(id)}
            closeButtonProps={{ 'aria-label': 'Dismiss' }}
          >
            {text}
          </Notification>
        ))}
      </Stack>
    </Say.Provider>
  );
}

export const useToast = () => useContext(Say);
