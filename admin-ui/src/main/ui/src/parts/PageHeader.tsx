import { Group, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What the page is for, in a sentence. */
  children?: ReactNode;
  actions?: ReactNode;
}

export function PageHeader({ title, children, actions }: Props) {
  useDocumentTitle(`${title} · Tollgate`);
  return (
    <Group justify="space-between" align="flex-start" mb="md" gap="sm">
      <div style={{ flex: '1 1 300px', minWidth: 0 }}>
        <Title order={1}>{title}</Title>
        {children && (
          <Text size="sm" c="dimmed" component="div" mt={2} maw={720}>
            {children}
          </Text>
        )}
      </div>
      {actions && (
        <Group gap="xs" className="tg-no-print">
          {actions}
        </Group>
      )}
    </Group>
  );
}
