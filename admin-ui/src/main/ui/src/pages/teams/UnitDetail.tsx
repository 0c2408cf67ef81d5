import { Anchor, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { levelOf, unitPath, unitTagged, type Unit } from '../../api/directory';
import { Facts } from '../../parts/Facts';
import { words } from '../../parts/format';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Can } from '../../parts/session';
import { Status, toneOf } from '../../parts/Status';
import { LimitsPanels } from '../limits/LimitsPanels';
import { UnitActions } from './UnitActions';
import { UnitKeys } from './UnitKeys';

interface Props {
  unit: string;
  onChoose: (unit: string) => void;
}

export function UnitDetail({ unit, onChoose }: Props) {
  const found = useQuery({ queryKey: [unitPath(unit)], queryFn: () => unitTagged(unit) });
  if (found.error) {
    return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  }
  if (!found.data) {
    return <Skeleton h={260} role="status" aria-label="Loading" />;
  }
  return <Content of={found.data.value} onChoose={onChoose} />;
}

function Content({ of: unit, onChoose }: { of: Unit; onChoose: (unit: string) => void }) {
  const level = levelOf(unit.id);
  const list = (values: string[] | null) =>
    values === null ? (level === 'tenant' ? 'All' : 'As above') : values.length === 0 ? 'None' : values.join(', ');
  return (
    <Stack gap="md">
      <Panel>
        <Group justify="space-between" align="flex-start" mb="sm" gap="xs">
          <div>
            <Title order={2}>{unit.name}</Title>
            <Group gap="sm" mt={2} fz="sm">
              <Text size="sm" c="dimmed">
                {words(level)} <span className="tg-mono">{unit.id}</span>
              </Text>
              <Status tone={toneOf(unit.status)}>{words(unit.status)}</Status>
            </Group>
          </div>
          <UnitActions of={unit} onMade={onChoose} />
        </Group>
        <Facts
          of={[
            ['Cost centre', unit.costCentre ?? '–'],
            ['Models', list(unit.rights.models)],
            ['Endpoints', list(unit.rights.endpoints)],
            ['Addresses', list(unit.rights.addresses)],
          ]}
        />
        <Group gap="md" mt="sm" fz="sm">
          <Can right="reports.read">
            <Anchor component={Link} to={`/costs?filter=${level}:${encodeURIComponent(unit.id)}`} inherit>
              Costs
            </Anchor>
            <Anchor component={Link} to={`/costs/statement?unit=${encodeURIComponent(unit.id)}`} inherit>
              Statement of the month
            </Anchor>
          </Can>
          <Can right="requests.read">
            <Anchor component={Link} to={`/requests?unit=${encodeURIComponent(unit.id)}`} inherit>
              Requests
            </Anchor>
          </Can>
        </Group>
      </Panel>
      <LimitsPanels scope={{ level, id: unit.id }} unit={unit.id} />
      <Can right="keys.read">
        <UnitKeys unit={unit.id} />
      </Can>
    </Stack>
  );
}
