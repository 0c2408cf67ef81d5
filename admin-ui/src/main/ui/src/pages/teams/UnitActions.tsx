import { Button, Group, Menu } from '@mantine/core';
import { ChevronDown, Plus } from 'lucide-react';
import { useState } from 'react';
import { levelBelow, unitTagged, updateUnit, writable, type Unit } from '../../api/directory';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { Can } from '../../parts/session';
import { useDone } from '../../parts/useDone';
import { EditUnitDialog, NewUnitDialog } from './UnitDialogs';
import { unitPaths } from './unitPaths';

type Action = 'edit' | 'add' | 'suspend' | 'resume';

export function UnitActions({ of: unit, onMade }: { of: Unit; onMade: (unit: string) => void }) {
  const [action, setAction] = useState<Action | null>(null);
  const done = useDone();
  const close = () => setAction(null);
  const below = levelBelow(unit.id);
  const setStatus = async (status: Unit['status']) => {
    const { value, etag } = await unitTagged(unit.id);
    await updateUnit(unit.id, { ...writable(value), status }, etag);
    void done(status === 'active' ? `${unit.name} is active again.` : `${unit.name} is suspended.`, ...unitPaths(unit.id));
  };
  return (
    <Can right="units.write">
      <Group gap="xs">
        {below && (
          <Button size="xs" variant="default" leftSection={<Plus size={14} />} onClick={() => setAction('add')}>
            New {below}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => setAction('edit')}>
          Edit
        </Button>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="xs" variant="default" rightSection={<ChevronDown size={14} aria-hidden />}>
              More
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {unit.status === 'active' ? (
              <Menu.Item c="var(--tg-bad)" onClick={() => setAction('suspend')}>
                Suspend…
              </Menu.Item>
            ) : (
              <Menu.Item onClick={() => setAction('resume')}>Resume…</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {action === 'edit' && <EditUnitDialog unit={unit.id} onClose={close} />}
      {action === 'add' && <NewUnitDialog parent={unit.id} onClose={close} onMade={onMade} />}
      {action === 'suspend' && (
        <ConfirmDialog
          title={`Suspend ${unit.name}`}
          action="Suspend"
          typed={unit.id}
          onClose={close}
          onConfirm={() => setStatus('suspended')}
        >
          Every key of <strong>{unit.id}</strong> and of everything inside it is refused on all nodes within a second,
          until somebody resumes it. Nothing is deleted.
        </ConfirmDialog>
      )}
      {action === 'resume' && (
        <ConfirmDialog
          title={`Resume ${unit.name}`}
          action="Resume"
          danger={false}
          onClose={close}
          onConfirm={() => setStatus('active')}
        >
          Keys of <strong>{unit.id}</strong> that are not suspended themselves work again at once.
        </ConfirmDialog>
      )}
    </Can>
  );
}
