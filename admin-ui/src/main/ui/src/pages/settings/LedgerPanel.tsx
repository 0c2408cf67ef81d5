import { Button, Progress, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { verifyLedger, type LedgerCheck } from '../../api/governance';
import { DataTable } from '../../parts/DataTable';
import { Facts } from '../../parts/Facts';
import { count, millis, words } from '../../parts/format';
import { MoneyText } from '../../parts/MoneyText';
import { Panel } from '../../parts/Panel';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';

/** Proves that every sum follows from the ledger's rows. */
export function LedgerPanel() {
  const verifying = useMutation({ mutationFn: verifyLedger });
  return (
    <Panel
      title="Ledger"
      actions={
        <Button size="xs" loading={verifying.isPending} onClick={() => verifying.mutate()}>
          Verify
        </Button>
      }
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          Reckons every hour, day and budget anew from single attempts. On a large ledger this takes minutes.
        </Text>
        {verifying.isPending && <Progress value={100} animated aria-label="Verifying the ledger" />}
        <ProblemAlert error={verifying.error} />
        {verifying.data && <Result of={verifying.data} />}
      </Stack>
    </Panel>
  );
}

function Result({ of: check }: { of: LedgerCheck }) {
  const clean = check.differences === 0;
  return (
    <div role="status">
      <Facts
        of={[
          ['Result', <Status tone={clean ? 'good' : 'bad'}>{clean ? 'It adds up' : `${count(check.differences)} differences`}</Status>],
          ['Attempts', count(check.attempts)],
          ['Cost', <MoneyText value={check.cost} />],
          ['Budget windows', count(check.windows)],
          ['Checked', <><Time at={check.at} /> in {millis(check.tookMillis)}</>],
        ]}
      />
      {check.findings.length > 0 && (
        <div style={{ marginTop: 12 }}>
          <DataTable
            label="What does not add up"
            rows={check.findings}
            rowKey={(finding) => `${finding.rule}/${finding.row}/${finding.detail}`}
            columns={[
              { header: 'Where', cell: (finding) => <span className="tg-mono">{finding.row}</span> },
              { header: 'What', cell: (finding) => words(finding.rule) },
              { header: 'Detail', cell: (finding) => finding.detail },
            ]}
          />
        </div>
      )}
    </div>
  );
}
