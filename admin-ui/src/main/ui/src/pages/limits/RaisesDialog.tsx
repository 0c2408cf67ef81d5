import { ActionIcon, Group, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { raiseBudget, raises, removeRaise, type Budget } from '../../api/limits';
import { FormDialog } from '../../parts/FormDialog';
import { MoneyField } from '../../parts/MoneyField';
import { MoneyText } from '../../parts/MoneyText';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Time } from '../../parts/Time';
import { useDone } from '../../parts/useDone';

/** Gives a budget more for a while: what restores work when it is used up. */
export function RaisesDialog({ budget, onClose }: { budget: Budget; onClose: () => void }) {
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const done = useDone();
  const submit = async () => {
    await raiseBudget(budget.id, amount, reason, new Date(until).toISOString());
    void done('The budget was raised.', '/budgets', '/overview');
  };
  return (
    <FormDialog title={`Raise ${budget.id}`} submit="Raise the budget" size="md" onClose={onClose} onSubmit={submit}>
      {(errorOf) => (
        <>
          <Text size="sm">
            The raise is added to the limit of <MoneyText value={budget.limit} /> and ends by itself. Requests that were
            refused go through again at once.
          </Text>
          <Current budget={budget} />
          <MoneyField label="By" value={amount} onChange={setAmount} error={errorOf('/amount')} />
          <TextInput
            type="datetime-local"
            label="Until"
            required
            description="In your own time zone."
            value={until}
            error={errorOf('/until')}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
          <Textarea
            label="Why"
            required
            autosize
            minRows={2}
            description="Kept in the audit log."
            value={reason}
            error={errorOf('/reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  );
}

function Current({ budget }: { budget: Budget }) {
  const list = useQuery({ queryKey: ['/budgets', 'raises', budget.id], queryFn: () => raises(budget.id) });
  const done = useDone();
  const ending = useMutation({
    mutationFn: (id: string) => removeRaise(budget.id, id),
    onSuccess: () => done('The raise was taken back.', '/budgets', '/overview'),
  });
  const items = list.data?.items ?? [];
  return (
    <Stack gap={4}>
      <ProblemAlert error={list.error ?? ending.error} />
      {items.map((raise) => (
        <Group key={raise.id} justify="space-between" wrap="nowrap" fz="sm">
          <span>
            <MoneyText value={raise.amount} signed /> until <Time at={raise.until} />
            <Text size="xs" c="dimmed">
              {raise.reason} · {raise.by}
            </Text>
          </span>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Take back the raise of ${raise.amount} dollars`}
            loading={ending.isPending}
            onClick={() => ending.mutate(raise.id)}
          >
            <Trash2 size={15} />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  );
}
