import { AppShell, Burger, Center, Group, Loader, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { EmptyState } from '../parts/EmptyState';
import { useCan } from '../parts/session';
import { FailureBoundary } from './FailureBoundary';
import { groupsFor } from './navigation';
import { Sidebar } from './Sidebar';

const CONTENT = 'content';

/** The frame of all pages: places on the left, behind a burger where it is narrow. */
export function Shell() {
  const [open, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const groups = groupsFor(useCan());
  const first = groups[0]?.places[0]?.path ?? '/settings';
  useEffect(close, [pathname, close]);

  return (
    <>
      <a
        className="tg-skip"
        href={`#${CONTENT}`}
        onClick={(event) => {
          // The address behind # belongs to the router.
          event.preventDefault();
          document.getElementById(CONTENT)?.focus();
        }}
      >
        Skip to content
      </a>
      <AppShell
        header={{ height: { base: 52, sm: 0 } }}
        navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !open } }}
        padding={0}
      >
        <AppShell.Header hiddenFrom="sm" px="sm" style={{ borderColor: 'var(--tg-line)' }}>
          <Group h="100%" gap="sm">
            <Burger opened={open} onClick={toggle} size="sm" aria-label="Menu" aria-expanded={open} />
            <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={22} height={22} />
            <Text fw={600}>Tollgate</Text>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar style={{ borderColor: 'var(--tg-line)' }}>
          <Sidebar groups={groups} />
        </AppShell.Navbar>
        <AppShell.Main id={CONTENT} tabIndex={-1} style={{ outline: 'none' }}>
          <div style={{ padding: 'clamp(14px, 2vw, 26px)', maxWidth: 1480 }}>
            <FailureBoundary key={pathname}>
              <Suspense fallback={<Waiting />}>
                <Routes>
                  <Route index element={<Navigate to={first} replace />} />
                  {groups.flatMap((group) =>
                    group.places.map(({ path, page: Page }) => <Route key={path} path={`${path}/*`} element={<Page />} />),
                  )}
                  <Route path="*" element={<Nowhere />} />
                </Routes>
              </Suspense>
            </FailureBoundary>
          </div>
        </AppShell.Main>
      </AppShell>
    </>
  );
}

function Waiting() {
  return (
    <Center h={240}>
      <Loader size="sm" aria-label="Loading" />
    </Center>
  );
}

function Nowhere() {
  return (
    <EmptyState title="There is no such page">
      Either the address is mistyped, or your role does not include this page. Choose one from the menu.
    </EmptyState>
  );
}
