import { Anchor } from '@mantine/core';
import { Link, useNavigate } from 'react-router';
import type { Key } from '../../api/keys';
import { EmptyState } from '../../parts/EmptyState';
import { words } from '../../parts/format';
import { ListView } from '../../parts/ListView';
import { keyLink } from '../../parts/scopes';
import { Status, toneOf } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useList } from '../../parts/useList';

/** The keys of a unit and of what stands inside it. */
export function UnitKeys({ unit }: { unit: string }) {
  const navigate = useNavigate();
  const list = useList<Key>('/keys', { unit, limit: 10 });
  return (
    <ListView
      list={list}
      title="Keys"
      actions={
        <Anchor component={Link} to={`/keys?unit=${encodeURIComponent(unit)}`} size="xs">
          Issue and manage
        </Anchor>
      }
      label={`Keys of ${unit}`}
      rowKey={(key) => key.id}
      onOpen={(key) => void navigate(keyLink(key.id))}
      columns={[
        { header: 'Label', cell: (key) => key.label },
        { header: 'Unit', cell: (key) => key.unit },
        { header: 'Status', cell: (key) => <Status tone={toneOf(key.status)}>{words(key.status)}</Status> },
        { header: 'Last used', cell: (key) => <Time at={key.lastUsed} as="ago" /> },
      ]}
      empty={
        <EmptyState title="No key belongs here">Issue one on the page Keys, so that an application can come in.</EmptyState>
      }
    />
  );
}
