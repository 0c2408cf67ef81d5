import { Anchor, Box, Group, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { roughly } from '../../parts/decimal';
import { MoneyText } from '../../parts/MoneyText';
import { Panel } from '../../parts/Panel';

interface Props {
  title: string;
  rows: { name: string; cost: string }[];
  /** The dimension of the costs page that shows all of them. */
  group: string;
}

/** Who costs most, with bars that compare them. */
export function Top({ title, rows, group }: Props) {
  const most = Math.max(...rows.map((row) => roughly(row.cost)), 0);
  return (
    <Panel
      title={title}
      actions={
        <Anchor component={Link} to={`/costs?group=${group}`} size="xs">
          All costs
        </Anchor>
      }
    >
      {rows.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing was spent in this time.
        </Text>
      )}
      <Stack gap={10}>
        {rows.map((row) => (
          <div key={row.name}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text size="sm" truncate>
                {row.name}
              </Text>
              <Text size="sm">
                <MoneyText value={row.cost} places={2} />
              </Text>
            </Group>
            <Box mt={3} h={4} bg="var(--tg-quiet)" style={{ borderRadius: 4 }} aria-hidden>
              <Box
                h={4}
                bg="var(--tg-accent)"
                style={{ borderRadius: 4, width: `${most > 0 ? (roughly(row.cost) / most) * 100 : 0}%` }}
              />
            </Box>
          </div>
        ))}
      </Stack>
    </Panel>
  );
}
