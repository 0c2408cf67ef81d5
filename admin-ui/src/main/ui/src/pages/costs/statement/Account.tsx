import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Statement } from '../../../api/reports';
import { MoneyText } from '../../../parts/MoneyText';
import { Panel } from '../../../parts/Panel';
import { Time } from '../../../parts/Time';

/** From what there was to what is left, line by line. */
export function Account({ of: sheet }: { of: Statement }) {
  return (
    <Panel title="Account" hint={sheet.budget ? `Budget ${sheet.budget.id}` : 'There is no budget'}>
      <Stack gap={8}>
        {sheet.budget && (
          <Line name="Limit of the budget">
            <MoneyText value={sheet.budget.limit} />
          </Line>
        )}
        <Line name="Opening">
          <MoneyText value={sheet.opening} />
        </Line>
        <Line name="Usage">
          <MoneyText value={sheet.usage.cost} />
        </Line>
        <Line name="Share of shared costs">
          <MoneyText value={sheet.shared} />
        </Line>
        {sheet.corrections.map((correction) => (
          <Line
            key={`${correction.at}${correction.amount}`}
            name={
              <>
                Correction of <Time at={correction.at} as="day" />
                <Text size="xs" c="dimmed">
                  {correction.reason}
                </Text>
              </>
            }
          >
            <MoneyText value={correction.amount} signed />
          </Line>
        ))}
        <Line name="Closing" strong>
          <MoneyText value={sheet.closing} />
        </Line>
      </Stack>
    </Panel>
  );
}

function Line({ name, strong, children }: { name: ReactNode; strong?: boolean; children: ReactNode }) {
  const style = strong ? { borderTop: '1px solid var(--tg-line)', paddingTop: 8, fontWeight: 600 } : undefined;
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" fz="sm" style={style}>
      <div>{name}</div>
      <div>{children}</div>
    </Group>
  );
}
