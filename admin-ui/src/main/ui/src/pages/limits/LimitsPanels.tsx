import type { Scope } from '../../api/limits';
import { Can } from '../../parts/session';
import { BudgetsPanel } from './BudgetsPanel';
import { QuotasPanel } from './QuotasPanel';

interface Props {
  scope: Scope;
  /** The unit that the scope is, or that its key belongs to. */
  unit: string;
}

/** Budgets and quotas of a unit or key, and those above that hold for it as well. */
export function LimitsPanels({ scope, unit }: Props) {
  return (
    <>
      <Can right="budgets.read">
        <BudgetsPanel scope={scope} unit={unit} />
      </Can>
      <Can right="quotas.read">
        <QuotasPanel scope={scope} unit={unit} />
      </Can>
    </>
  );
}
