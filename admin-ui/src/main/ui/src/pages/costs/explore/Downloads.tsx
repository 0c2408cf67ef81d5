import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { address, type Query } from '../../../api/client';

/** The same figures as files; each agrees with the page to the last digit. */
export function Downloads({ query }: { query: Query }) {
  const { from, to } = query;
  const files = [
    { title: 'This table as CSV', href: address('/reports/cost', { ...query, format: 'csv' }) },
    { title: 'This table as JSON', href: address('/reports/cost', { ...query, format: 'json' }) },
    { title: 'FOCUS 1.3', href: address('/reports/focus', { from, to, version: '1.3' }) },
    { title: 'FOCUS 1.2', href: address('/reports/focus', { from, to, version: '1.2' }) },
    { title: 'Unpriced usage (not in FOCUS)', href: address('/reports/focus/exceptions', { from, to }) },
  ];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<Download size={14} aria-hidden />}>
          Download
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {files.map(({ title, href }) => (
          <Menu.Item key={title} component="a" href={href} download>
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
