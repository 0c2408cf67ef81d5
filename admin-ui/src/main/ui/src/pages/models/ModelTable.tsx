import { Anchor, Badge, Group } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Page } from '../../api/client';
import type { Model, ModelTarget, Provider } from '../../api/gateway';
import { DataTable } from '../../parts/DataTable';
import { EmptyState } from '../../parts/EmptyState';
import { words } from '../../parts/format';
import { Waiting } from '../../parts/ListView';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { useCan } from '../../parts/session';
import { Status, toneOf } from '../../parts/Status';

interface Props {
  query: UseQueryResult<Page<Model>>;
  states: Provider[];
}

export function ModelTable({ query, states }: Props) {
  const can = useCan();
  const breakers = new Map(states.flatMap((provider) => provider.targets.map((target) => [target.name, target.breaker])));
  if (query.error) {
    return <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />;
  }
  const items = query.data?.items ?? [];
  return (
    <Panel title="Served names" flush>
      {query.isPending ? (
        <Waiting />
      ) : items.length === 0 ? (
        <EmptyState title="No model is declared">
          Declare one under <code>tollgate.models</code>, such as <code>"gpt-*"</code> with a provider as its target.
        </EmptyState>
      ) : (
        <DataTable
          label="Served names"
          rows={items}
          rowKey={(model) => model.name}
          columns={[
            {
              header: 'Name',
              cell: (model) => (
                <Group gap={8} wrap="nowrap">
                  <strong style={{ fontWeight: 500 }}>{model.name}</strong>
                  {model.glob && (
                    <Badge variant="default" size="sm" tt="none" fw={500}>
                      Pattern
                    </Badge>
                  )}
                  {model.found && (
                    <Badge variant="default" size="sm" tt="none" fw={500}>
                      Listed
                    </Badge>
                  )}
                </Group>
              ),
            },
            { header: 'Targets', cell: (model) => <Targets of={model.targets} asked={model.name} breakers={breakers} /> },
            { header: 'Owner', cell: (model) => model.owner },
            {
              header: 'Experiment',
              cell: (model) =>
                !model.experiment ? '–' : can('experiments.read') ? (
                  <Anchor component={Link} to="/experiments" inherit>
                    {model.experiment}
                  </Anchor>
                ) : model.experiment,
            },
            {
              header: 'Links', hideHeader: true, end: true,
              cell: (model) => (
                <Group gap="sm" justify="flex-end" wrap="nowrap">
                  {can('prices.read') && model.targets[0] && (
                    <Anchor component={Link} to={`/prices?provider=${encodeURIComponent(model.targets[0].provider)}&model=${encodeURIComponent(model.glob ? '' : (model.targets[0].model ?? model.name))}`} inherit aria-label={`Price of ${model.name}`}>
                      Price
                    </Anchor>
                  )}
                  {can('requests.read') && !model.glob && (
                    <Anchor component={Link} to={`/requests?model=${encodeURIComponent(model.name)}`} inherit aria-label={`Requests for ${model.name}`}>
                      Requests
                    </Anchor>
                  )}
                </Group>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

function Targets({ of: targets, asked, breakers }: { of: ModelTarget[]; asked: string; breakers: Map<string, string> }) {
  const sum = targets.filter((t) => t.role === 'target').reduce((all, t) => all + t.weight, 0);
  return (
    <div style={{ display: 'grid', gap: 3 }}>
      {targets.map((target) => {
        const name = `${target.provider}/${target.model ?? asked}`;
        const breaker = breakers.get(name);
        const share = target.role === 'target' ? (sum > target.weight ? `${Math.round((target.weight / sum) * 100)} %` : '') : words(target.role);
        const label = <>{name} {share && <span className="tg-cents">{share}</span>}</>;
        return <div key={`${name}${target.role}`}>{breaker ? <Status tone={toneOf(breaker)}>{label}</Status> : label}</div>;
      })}
    </div>
  );
}
