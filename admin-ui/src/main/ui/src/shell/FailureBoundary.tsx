import { Component, type ReactNode } from 'react';
import { ProblemAlert } from '../parts/ProblemAlert';

/** A page that breaks says so, and the others go on. */
export class FailureBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    return this.state.error ? (
      <ProblemAlert error={this.state.error} onRetry={() => window.location.reload()} />
    ) : (
      this.props.children
    );
  }
}
