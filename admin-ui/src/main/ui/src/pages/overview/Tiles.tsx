import { SimpleGrid } from '@mantine/core';
import type { Overview } from '../../api/gateway';
import { Change } from '../../parts/Change';
import { count, millis, percent } from '../../parts/format';
import { MoneyText } from '../../parts/MoneyText';
import { Stat } from '../../parts/Stat';

/** The figures that an operator looks at first. */
export function Tiles({ view }: { view: Overview }) {
  const { spend, calls, errors } = view;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
      <Stat
        name="Spend"
        note={
          <>
            <Change now={spend.window} before={spend.previousWindow} /> vs. before
          </>
        }
      >
        <MoneyText value={spend.window} places={2} />
      </Stat>
      <Stat name="Spend today" note="UTC">
        <MoneyText value={spend.today} places={2} />
      </Stat>
      <Stat name="Spend this month" note="UTC">
        <MoneyText value={spend.month} places={2} />
      </Stat>
      <Stat name="Requests">{count(calls)}</Stat>
      <Stat name="Errors" note={calls > 0 ? `${percent(errors / calls)} of requests` : undefined}>
        {count(errors)}
      </Stat>
      <Stat name="Time to first token" note="mean">
        {millis(view.firstTokenMillis)}
      </Stat>
    </SimpleGrid>
  );
}
