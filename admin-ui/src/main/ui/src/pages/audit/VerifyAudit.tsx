import { Button, Modal, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { verifyAudit } from '../../api/governance';
import { count } from '../../parts/format';
import { ProblemAlert } from '../../parts/ProblemAlert';
import { Status } from '../../parts/Status';

/** Reckons all hashes anew. */
export function VerifyAudit() {
  const verifying = useMutation({ mutationFn: verifyAudit });
  const result = verifying.data;
  return (
    <>
      <Button leftSection={<ShieldCheck size={16} />} loading={verifying.isPending} onClick={() => verifying.mutate()}>
        Verify the chain
      </Button>
      <Modal opened={!verifying.isIdle && !verifying.isPending} onClose={verifying.reset} title="The chain of the audit log">
        <ProblemAlert error={verifying.error} />
        {result && (
          <Text size="sm" component="div">
            <Status tone={result.intact ? 'good' : 'bad'}>
              {result.intact ? 'Intact' : `Broken at entry ${result.brokenAt}`}
            </Status>
            <p>
              {result.intact
                ? `All ${count(result.entries)} entries carry the hash of the one before them. Nothing was altered, removed or put between.`
                : `Of ${count(result.entries)} entries, number ${result.brokenAt} does not fit the one before it: somebody changed the database past the gateway. Compare it with an export that was kept elsewhere.`}
            </p>
          </Text>
        )}
      </Modal>
    </>
  );
}
