import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { askForList, type ModelList, type Provider } from '../../api/gateway';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Can } from '../../parts/session';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useDone } from '../../parts/useDone';

/** What a provider lists of its models, and what became of that. */
export function ListLine({ of: { name }, list }: { of: Provider; list: ModelList }) {
  const done = useDone();
  const asking = useMutation({
    mutationFn: () => askForList(name),
    onSuccess: () => void done(`${name} was asked for its models.`, '/providers', '/models'),
  });
  return (
    <Group justify="space-between" px="md" py="sm" gap="sm">
      <div>
        <Text size="sm">
          <Status tone={list.problem ? 'warn' : 'good'}>
            Lists {list.listed} models, {list.served} of them served · <Time at={list.listedAt} as="ago" />
          </Status>
        </Text>
        {list.problem && (
          <Text size="sm" className="tg-wrap">
            {list.problem}
          </Text>
        )}
        {list.elsewhere.length > 0 && (
          <Text size="sm" c="dimmed" className="tg-wrap">
            Served without it: {list.elsewhere.join(', ')}
          </Text>
        )}
        <ProblemAlert error={asking.error} />
      </div>
      <Can right="providers.write">
        <Button size="xs" variant="default" loading={asking.isPending} onClick={() => asking.mutate()} aria-label={`Ask ${name} for its models`}>
          Ask now
        </Button>
      </Can>
    </Group>
  );
}
