import { CloseButton, Group, Paper, Stack, Text } from '@mantine/core';
import type { Explanation } from '../../../api/gateway';
import { DataTable } from '../../../parts/DataTable';
import { count, words } from '../../../parts/format';
import { MoneyText } from '../../../parts/MoneyText';
import { ProblemAlert } from '../../../parts/ProblemAlert';

interface Props {
  explanation: Explanation | undefined;
  error: unknown;
  onClose: () => void;
}

/** What would become of the request, without sending it. */
export function Explained({ explanation, error, onClose }: Props) {
  return (
    <Paper withBorder p="sm" bg="var(--tg-quiet)">
      <Group justify="space-between" mb={4}>
        <Text size="sm" fw={500}>
          What would happen
        </Text>
        <CloseButton size="sm" aria-label="Close the explanation" onClick={onClose} />
      </Group>
      <ProblemAlert error={error} />
      {explanation && (
        <Stack gap="xs">
          <Text size="sm">
            The route <strong>{explanation.route}</strong> takes it; about {count(explanation.inputTokens)} tokens go in.
            {explanation.mostCost !== null && (
              <>
                {' '}
                At most it costs <MoneyText value={String(explanation.mostCost)} />.
              </>
            )}
          </Text>
          {explanation.decisions.map((decision) => (
            <Text key={decision} size="sm" c="dimmed">
              {decision}
            </Text>
          ))}
          <DataTable
            label="Targets in the order in which they would be asked"
            rows={explanation.targets}
            rowKey={(target) => `${target.provider}/${target.model}/${target.role}`}
            columns={[
              { header: 'Target', cell: (target) => `${target.provider}/${target.model}` },
              { header: 'As', cell: (target) => words(target.role) },
              { header: 'Translation', cell: (target) => target.translation ?? '–' },
              { header: 'Would lose', cell: (target) => target.dropped.join(', ') || 'Nothing' },
              { header: 'Obstacle', cell: (target) => target.refusal ?? target.obstacle ?? 'None' },
            ]}
          />
        </Stack>
      )}
    </Paper>
  );
}
