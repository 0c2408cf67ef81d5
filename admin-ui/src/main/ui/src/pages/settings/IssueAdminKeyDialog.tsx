import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { issueAdminKey } from '../../api/governance';
import type { MadeAdminKey, Role } from '../../api/session';
import { FormDialog } from '../../parts/FormDialog';
import { UnitField } from '../../parts/UnitField';
import { useDone } from '../../parts/useDone';

const ROLES: { value: Role; label: string }[] = [
  { value: 'platform-admin', label: 'Platform admin: everything' },
  { value: 'tenant-admin', label: 'Tenant admin: a tenant and all inside it' },
  { value: 'team-admin', label: 'Team admin: a team, its keys and limits' },
  { value: 'finance', label: 'Finance: reports, prices and budgets' },
  { value: 'auditor', label: 'Auditor: reads, changes nothing' },
  { value: 'member', label: 'Member: own use' },
];

interface Props {
  onClose: () => void;
  onMade: (made: MadeAdminKey) => void;
}

export function IssueAdminKeyDialog({ onClose, onMade }: Props) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('auditor');
  const [unit, setUnit] = useState('');
  const [expires, setExpires] = useState('');
  const done = useDone();
  const submit = async () => {
    onMade(
      await issueAdminKey({
        name: name.trim(),
        role,
        unit: role === 'platform-admin' ? null : unit.trim() || null,
        expires: expires ? `${expires}T00:00:00Z` : null,
      }),
    );
    void done('The admin key was issued.', '/admin-keys');
  };
  return (
    <FormDialog title="Issue an admin key" submit="Issue the key" size="md" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <TextInput label="Name" required description="Who or what uses it." value={name} error={errorOf('/name')} onChange={(event) => setName(event.currentTarget.value)} />
          <Select label="Role" allowDeselect={false} data={ROLES} value={role} error={errorOf('/role')} onChange={(value) => value && setRole(value as Role)} />
          {role !== 'platform-admin' && (
            <UnitField label="Where" placeholder="Everywhere" value={unit} error={errorOf('/unit')} onChange={setUnit} />
          )}
          <TextInput
            label="Expires"
            type="date"
            description="At 00:00 UTC; empty: never."
            value={expires}
            error={errorOf('/expires')}
            onChange={(event) => setExpires(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}
