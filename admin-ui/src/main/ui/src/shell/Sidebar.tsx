import { Group, ScrollArea, Stack, Text } from '@mantine/core';
import { NavLink } from 'react-router';
import { AccountMenu } from './AccountMenu';
import type { PlaceGroup } from './navigation';

export function Sidebar({ groups }: { groups: PlaceGroup[] }) {
  return (
    <>
      <Group gap={10} px="md" h={56} visibleFrom="sm">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={24} height={24} />
        <Text fw={600} fz="md">
          Tollgate
        </Text>
      </Group>
      <ScrollArea style={{ flex: 1 }} px="sm" pt={{ base: 'sm', sm: 4 }}>
        <nav aria-label="Pages">
          <Stack gap="md" pb="md">
            {groups.map((group) => (
              <div key={group.title}>
                <Text size="xs" c="dimmed" fw={500} px={10} pb={4}>
                  {group.title}
                </Text>
                <Stack gap={2}>
                  {group.places.map(({ path, title, icon: Icon }) => (
                    <NavLink key={path} to={path} className="tg-nav-link">
                      <Icon size={17} strokeWidth={1.8} aria-hidden />
                      {title}
                    </NavLink>
                  ))}
                </Stack>
              </div>
            ))}
          </Stack>
        </nav>
      </ScrollArea>
      <AccountMenu />
    </>
  );
}
