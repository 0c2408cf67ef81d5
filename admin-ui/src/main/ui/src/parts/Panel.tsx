import { Group, Paper, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface Props {
  title?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  /** Without padding, for tables that reach the edges. */
  flush?: boolean;
  children: ReactNode;
}

/** A framed part of a page, with a heading and its own actions. */
export function Panel({ title, hint, actions, flush = false, children }: Props) {
  return (
    <Paper withBorder className="tg-panel" style={{ borderColor: 'var(--tg-line)', overflow: 'hidden' }}>
      {(title || actions) && (
        <Group justify="space-between" px="md" pt="sm" pb={flush ? 'sm' : 4} gap="xs">
          <div>
            <Title order={2} fz="0.9375rem">
              {title}
            </Title>
            {hint && (
              <Text size="xs" c="dimmed">
                {hint}
              </Text>
            )}
          </div>
          {actions && (
            <Group gap="xs" className="tg-no-print">
              {actions}
            </Group>
          )}
        </Group>
      )}
      <div
        style={{
          padding: flush ? 0 : '12px 16px 16px',
          borderTop: flush && (title || actions) ? '1px solid var(--tg-line)' : undefined,
          paddingTop: flush || title || actions ? undefined : 16,
        }}
      >
        {children}
      </div>
    </Paper>
  );
}
