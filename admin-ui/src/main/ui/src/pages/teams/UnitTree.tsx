import { ActionIcon, Button, Skeleton, Text, UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { childrenPath, levelBelow, type Unit } from '../../api/directory';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { useList } from '../../parts/useList';
import classes from './UnitTree.module.css';

interface Props {
  chosen: string;
  search?: string;
  onChoose: (unit: string) => void;
}

export function UnitTree({ chosen, search, onChoose }: Props) {
  return (
    <nav aria-label="Tenants, teams and projects" style={{ marginTop: 10 }}>
      <Level parent={null} search={search} chosen={chosen} onChoose={onChoose} />
    </nav>
  );
}

const NOTHING = { tenant: 'No tenant yet. Make one: it is who gets the bill.', team: 'No team yet', project: 'No project yet' };

function Level({ parent, search, chosen, onChoose }: Props & { parent: string | null }) {
  const list = useList<Unit>(childrenPath(parent), parent === null ? { search } : {});
  if (list.isPending) {
    return <Skeleton h={20} my={6} role="status" aria-label="Loading" />;
  }
  if (list.error) {
    return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />;
  }
  if (list.items.length === 0) {
    const level = levelBelow(parent);
    return (
      <Text size="xs" c="dimmed" px={30} py={4}>
        {search ? 'No tenant is called like this' : level && NOTHING[level]}
      </Text>
    );
  }
  return (
    <>
      <ul className={classes.list}>
        {list.items.map((unit) => (
          <Node key={unit.id} unit={unit} chosen={chosen} onChoose={onChoose} />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button size="compact-xs" variant="subtle" onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

function Node({ unit, chosen, onChoose }: { unit: Unit } & Omit<Props, 'search'>) {
  const [open, setOpen] = useState(chosen.startsWith(`${unit.id}/`) || chosen === unit.id);
  const hasChildren = levelBelow(unit.id) !== null;
  return (
    <li>
      <div className={classes.row} data-chosen={unit.id === chosen || undefined}>
        {hasChildren ? (
          <ActionIcon
            variant="transparent"
            color="gray"
            size="sm"
            aria-expanded={open}
            aria-label={`${open ? 'Fold' : 'Unfold'} ${unit.name}`}
            onClick={() => setOpen(!open)}
          >
            <ChevronRight size={14} className={open ? classes.open : undefined} />
          </ActionIcon>
        ) : (
          <span className={classes.leaf} />
        )}
        <UnstyledButton
          className={classes.name}
          aria-current={unit.id === chosen || undefined}
          onClick={() => {
            onChoose(unit.id);
            setOpen(true);
          }}
        >
          <span>{unit.name}</span>
          <Text span size="xs" c="dimmed">
            {unit.status === 'suspended' ? 'suspended' : unit.id.split('/').at(-1)}
          </Text>
        </UnstyledButton>
      </div>
      {open && hasChildren && (
        <div className={classes.inner}>
          <Level parent={unit.id} chosen={chosen} onChoose={onChoose} />
        </div>
      )}
    </li>
  );
}
