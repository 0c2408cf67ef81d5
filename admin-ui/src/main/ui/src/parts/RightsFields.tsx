import { Group, SegmentedControl, Stack, TagsInput, Text } from '@mantine/core';
import type { Rights } from '../api/keys';
import type { ErrorOf } from './FormDialog';

const FIELDS: { name: keyof Rights; title: string; placeholder: string }[] = [
  { name: 'models', title: 'Models', placeholder: 'claude-*' },
  { name: 'endpoints', title: 'Endpoints', placeholder: '/v1/messages' },
  { name: 'addresses', title: 'Client addresses', placeholder: '10.0.0.0/8' },
];

interface Props {
  value: Rights;
  onChange: (rights: Rights) => void;
  errorOf: ErrorOf;
}

/** What may be used: either whatever the level above may, or a list. */
export function RightsFields({ value, onChange, errorOf }: Props) {
  return (
    <Stack gap="xs">
      {FIELDS.map(({ name, title, placeholder }) => {
        const list = value[name];
        return (
          <div key={name}>
            <Group justify="space-between" mb={4}>
              <Text size="sm" fw={500}>
                {title}
              </Text>
              <SegmentedControl
                size="xs"
                aria-label={title}
                data={[
                  { value: 'all', label: 'As the level above' },
                  { value: 'some', label: 'Only these' },
                ]}
                value={list === null ? 'all' : 'some'}
                onChange={(choice) => onChange({ ...value, [name]: choice === 'all' ? null : (list ?? []) })}
              />
            </Group>
            {list !== null && (
              <TagsInput
                aria-label={title}
                placeholder={placeholder}
                acceptValueOnBlur
                description={list.length === 0 ? 'An empty list allows nothing.' : undefined}
                value={list}
                error={errorOf(`/rights/${name}`)}
                onChange={(items) => onChange({ ...value, [name]: items })}
              />
            )}
          </div>
        );
      })}
    </Stack>
  );
}
