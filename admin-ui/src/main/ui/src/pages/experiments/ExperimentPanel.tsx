import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { resumeVariant, type Difference, type Estimate, type Experiment, type Variant } from '../../api/governance';
import { ConfirmDialog } from '../../parts/ConfirmDialog';
import { count, millis, percent, words } from '../../parts/format';
import { Panel } from '../../parts/Panel';
import { useCan } from '../../parts/session';
import { Status } from '../../parts/Status';
import { Time } from '../../parts/Time';
import { useDone } from '../../parts/useDone';

const seconds = (value: number) => millis(value * 1000);
const dollars = (value: number) => `$${value.toPrecision(3)}`;
const tokens = (value: number) => count(Math.round(value));
const score = (value: number) => value.toPrecision(3);

function Value({ of, say }: { of: Estimate | null | undefined; say: (value: number) => string }) {
  if (!of) {
    return <span className="tg-cents">–</span>;
  }
  return (
    <span title={`${count(of.count)} observations`}>
      {say(of.mean)}
      {of.low !== null && of.high !== null && (
        <span className="tg-cents" style={{ display: 'block', fontSize: 11 }}>
          {say(of.low)} to {say(of.high)}
        </span>
      )}
    </span>
  );
}

/** Below this the chance is small enough to believe the difference. */
const SURE = 0.05;

function Compared({ of, say }: { of: Difference | null; say: (value: number) => string }) {
  if (!of) {
    return <span className="tg-cents">–</span>;
  }
  const worse = of.p < SURE;
  return (
    <span style={{ color: worse ? 'var(--tg-bad)' : undefined }}>
      {of.value < 0 ? '−' : '+'}
      {say(Math.abs(of.value))}
      <span className="tg-cents" style={{ display: 'block', fontSize: 11 }}>
        {worse ? 'surely worse' : 'may be chance'}, p {of.p < 0.001 ? '< 0.001' : of.p.toPrecision(2)}
      </span>
    </span>
  );
}

type Line = [string, (variant: Variant) => ReactNode];

function lines(variants: Variant[]): Line[] {
  const scores = [...new Set(variants.flatMap((variant) => Object.keys(variant.scores)))];
  return [
    ['Serves', (v) => v.model],
    ['Weight', (v) => v.weight],
    ['Requests', (v) => count(v.requests)],
    ['Errors', (v) => count(v.errors)],
    ['Error rate', (v) => <Value of={v.errorRate} say={percent} />],
    ['… against the control', (v) => <Compared of={v.errorRateDifference} say={percent} />],
    ['First token', (v) => <Value of={v.timeToFirstToken} say={seconds} />],
    ['… against the control', (v) => <Compared of={v.timeToFirstTokenDifference} say={seconds} />],
    ['Whole answer', (v) => <Value of={v.duration} say={seconds} />],
    ['Tokens in', (v) => <Value of={v.inputTokens} say={tokens} />],
    ['Tokens out', (v) => <Value of={v.outputTokens} say={tokens} />],
    ['Cost of a request', (v) => <Value of={v.cost} say={dollars} />],
    ...scores.map((name): Line => [`Score: ${name}`, (v) => <Value of={v.scores[name]} say={score} />]),
  ];
}

export function ExperimentPanel({ of: experiment }: { of: Experiment }) {
  const [resuming, setResuming] = useState<Variant | null>(null);
  const may = useCan()('providers.write');
  const done = useDone();
  const { variants, control } = experiment;
  return (
    <Panel title={experiment.experiment} flush>
      <div role="region" aria-label={`Variants of ${experiment.experiment}`} tabIndex={0} style={{ overflowX: 'auto' }}>
        <table className="tg-table" style={{ minWidth: 180 + variants.length * 170 }}>
          <thead>
            <tr>
              <th scope="col">Variant</th>
              {variants.map((variant) => (
                <th key={variant.name} scope="col" className="tg-end">
                  {variant.name}
                  {variant.name === control && ' (control)'}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>State</td>
              {variants.map((variant) => (
                <td key={variant.name} className="tg-end" style={{ verticalAlign: 'top' }}>
                  {variant.stopped ? (
                    <>
                      <Status tone="bad">Stopped</Status>
                      <div className="tg-cents" style={{ fontSize: 11 }}>
                        {words(variant.stopped.reason)}, <Time at={variant.stopped.at} as="ago" />
                      </div>
                      {may && (
                        <Button size="compact-xs" variant="default" mt={4} onClick={() => setResuming(variant)}>
                          Resume…
                        </Button>
                      )}
                    </>
                  ) : (
                    <Status tone="good">Runs</Status>
                  )}
                </td>
              ))}
            </tr>
            {lines(variants).map(([name, cell], i) => (
              <tr key={`${name}${i}`}>
                <th scope="row" style={{ fontWeight: 400 }}>{name}</th>
                {variants.map((variant) => (
                  <td key={variant.name} className="tg-end">
                    {cell(variant)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {resuming && (
        <ConfirmDialog
          title={`Resume ${resuming.name}`}
          action="Resume"
          danger={false}
          onClose={() => setResuming(null)}
          onConfirm={async () => {
            await resumeVariant(experiment.experiment, resuming.name);
            void done(`${resuming.name} gets its traffic back.`, '/experiments');
          }}
        >
          <strong>{resuming.name}</strong> ({resuming.model}) gets its share of {experiment.experiment} again. What it did
          before it was stopped is forgotten, so the guard judges it anew.
        </ConfirmDialog>
      )}
    </Panel>
  );
}
