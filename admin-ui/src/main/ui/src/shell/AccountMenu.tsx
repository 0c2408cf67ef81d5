import { Box, Group, Menu, Text, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { ChevronsUpDown, LogOut, Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { logOut } from '../api/session';
import { useMe } from '../parts/session';
import { useToast } from '../parts/toasts';
import { words } from '../parts/format';

const SCHEMES: [MantineColorScheme, string, LucideIcon][] = [
  ['light', 'Light', Sun],
  ['dark', 'Dark', Moon],
  ['auto', 'As the system', Monitor],
];

/** Who is logged in, the colours, and the way out. */
export function AccountMenu() {
  const me = useMe();
  const client = useQueryClient();
  const say = useToast();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const roles = [...new Set(me.grants.map((grant) => words(grant.role)))].join(', ');

  const leave = async () => {
    try {
      const answer = await logOut();
      if (answer?.logoutUrl) {
        window.location.assign(answer.logoutUrl);
        return;
      }
      client.clear();
      await client.invalidateQueries();
      window.location.reload();
    } catch (e) {
      say(`Logging out failed: ${e instanceof Error ? e.message : String(e)}`);
    }
  };

  return (
    <Box p="sm" style={{ borderTop: '1px solid var(--tg-line)' }}>
      <Menu position="top-start" width={196} withinPortal>
        <Menu.Target>
          <UnstyledButton className="tg-nav-link" w="100%" aria-label={`Account of ${me.actor.name}`}>
            <Group justify="space-between" wrap="nowrap" gap={6} w="100%">
              <div style={{ minWidth: 0 }}>
                <Text size="sm" fw={500} truncate c="var(--mantine-color-text)">
                  {me.actor.name}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {roles || 'No role'}
                </Text>
              </div>
              <ChevronsUpDown size={15} aria-hidden style={{ flex: 'none' }} />
            </Group>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Colours</Menu.Label>
          {SCHEMES.map(([scheme, title, Icon]) => (
            <Menu.Item
              key={scheme}
              leftSection={<Icon size={15} />}
              aria-current={colorScheme === scheme}
              fw={colorScheme === scheme ? 600 : undefined}
              onClick={() => setColorScheme(scheme)}
            >
              {title}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<LogOut size={15} />} onClick={() => void leave()}>
            Log out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Box>
  );
}
