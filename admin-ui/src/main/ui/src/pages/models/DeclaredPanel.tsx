import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { declared, withdraw, type Declared, type DeclaredKind } from '../../api/declared';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { DataTable } from '../../parts/DataTable';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Can } from '../../parts/session';
import { Status } from '../../parts/Status';
import { useDone } from '../../parts/useDone';
import { EditDeclaredDialog } from './EditDeclaredDialog';
import { SecretDialog } from './SecretDialog';

interface Row {
  kind: DeclaredKind;
  of: Declared;
}

type Doing = { what: 'edit' | 'secret' | 'withdraw'; row: Row };

/** What administrators have declared, beside the settings' file. */
export function DeclaredPanel() {
  const providers = useQuery({ queryKey: ['/declared/providers'], queryFn: () => declared('providers') });
  const models = useQuery({ queryKey: ['/declared/models'], queryFn: () => declared('models') });
  const [doing, setDoing] = useState<Doing | null>(null);
  const error = providers.error ?? models.error;
  if (error) {
    return <ProblemAlert error={error} onRetry={() => void Promise.all([providers.refetch(), models.refetch()])} />;
  }
  const rows: Row[] = [
    ...(providers.data?.items ?? []).map((of): Row => ({ kind: 'providers', of })),
    ...(models.data?.items ?? []).map((of): Row => ({ kind: 'models', of })),
  ];
  if (rows.length === 0) {
    return null;
  }
  const close = () => setDoing(null);
  return (
    <Panel title="Declared here" flush>
      <DataTable
        label="Declared here"
        rows={rows}
        rowKey={(row) => `${row.kind}/${row.of.name}`}
        columns={[
          { header: 'Name', cell: ({ of }) => <strong style={{ fontWeight: 500 }}>{of.name}</strong> },
          { header: 'Kind', width: '12%', cell: ({ kind }) => (kind === 'providers' ? 'Provider' : 'Model') },
          { header: 'State', cell: ({ of }) => <State of={of} /> },
          { header: 'Credential', cell: ({ kind, of }) => (kind === 'models' ? '–' : (of.secret?.fingerprint ?? 'None')) },
          { header: 'Changed by', cell: ({ of }) => of.updatedBy },
          {
            header: 'Actions', hideHeader: true, end: true,
            cell: (row) => (
              <Can right="providers.write">
                <Group gap="xs" justify="flex-end" wrap="nowrap">
                  {row.kind === 'providers' && <Act label="Credential…" row={row} onClick={() => setDoing({ what: 'secret', row })} />}
                  <Act label="Edit…" row={row} onClick={() => setDoing({ what: 'edit', row })} />
                  <Act label="Withdraw…" row={row} onClick={() => setDoing({ what: 'withdraw', row })} />
                </Group>
              </Can>
            ),
          },
        ]}
      />
      {doing?.what === 'edit' && <EditDeclaredDialog kind={doing.row.kind} name={doing.row.of.name} onClose={close} />}
      {doing?.what === 'secret' && <SecretDialog provider={doing.row.of} onClose={close} />}
      {doing?.what === 'withdraw' && <WithdrawDialog row={doing.row} onClose={close} />}
    </Panel>
  );
}

function Act({ label, row, onClick }: { label: string; row: Row; onClick: () => void }) {
  return (
    <Button size="compact-xs" variant="default" onClick={onClick} aria-label={`${label.replace('…', '')} ${row.of.name}`}>
      {label}
    </Button>
  );
}

function State({ of }: { of: Declared }) {
  return of.problem ? (
    <div>
      <Status tone="bad">Not in force</Status>
      <Text size="xs" className="tg-wrap">
        {of.problem}
      </Text>
    </div>
  ) : (
    <Status tone="good">In force</Status>
  );
}

function WithdrawDialog({ row: { kind, of }, onClose }: { row: Row; onClose: () => void }) {
  const done = useDone();
  const submit = async () => {
    await withdraw(kind, of.name);
    void done('It is withdrawn.', `/declared/${kind}`, '/providers', '/models');
  };
  return (
    <ConfirmDialog title={`Withdraw ${of.name}`} action="Withdraw it" onClose={onClose} onConfirm={submit}>
      {kind === 'providers'
        ? 'Nobody is served by this provider any more, and its credential is gone for good. Calls under way end as they began. A provider that a model needs cannot be withdrawn.'
        : 'Nobody can ask for this model any more. Calls under way end as they began.'}
    </ConfirmDialog>
  );
}
