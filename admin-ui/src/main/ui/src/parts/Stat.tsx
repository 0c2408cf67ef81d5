import { Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A figure with its name above and what puts it in proportion below. */
export function Stat({ name, children, note }: { name: string; children: ReactNode; note?: ReactNode }) {
  return (
    <Paper withBorder px="md" py="sm" style={{ borderColor: 'var(--tg-line)', minWidth: 0 }}>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      <Text fz={22} fw={600} lh={1.35} className="tg-num" truncate>
        {children}
      </Text>
      <Text size="xs" c="dimmed" component="div" mih={18}>
        {note}
      </Text>
    </Paper>
  );
}
