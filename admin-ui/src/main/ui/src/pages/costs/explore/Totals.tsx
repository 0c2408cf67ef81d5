import { SimpleGrid } from '@mantine/core';
import type { CostReport } from '../../../api/reports';
import { Change } from '../../../parts/Change';
import { count, millis, percent, shortCount } from '../../../parts/format';
import { MoneyText } from '../../../parts/MoneyText';
import { Stat } from '../../../parts/Stat';

export function Totals({ report: { total, previous } }: { report: CostReport }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="sm">
      <Stat name="Cost" note={previous ? <><Change now={total.cost} before={previous.cost} /> vs. before</> : undefined}>
        <MoneyText value={total.cost} places={2} />
      </Stat>
      <Stat name="Requests" note={`${count(total.attempts)} attempts`}>
        {count(total.calls)}
      </Stat>
      <Stat name="Errors" note={total.calls > 0 ? `${percent(total.errors / total.calls)} of requests` : undefined}>
        {count(total.errors)}
      </Stat>
      <Stat name="Tokens" note={`${shortCount(total.tokens.output)} of them output`}>
        <span title={count(total.tokens.total)}>{shortCount(total.tokens.total)}</span>
      </Stat>
      <Stat name="Unpriced" note="attempts of unknown price">
        {count(total.unpriced)}
      </Stat>
      <Stat name="Time to first token" note="mean">
        {millis(total.firstTokenMillis)}
      </Stat>
    </SimpleGrid>
  );
}
