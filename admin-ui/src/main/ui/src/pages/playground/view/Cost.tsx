import { useQuery } from '@tanstack/react-query';
import { callStory } from '../../../api/gateway';
import { MoneyText } from '../../../parts/MoneyText';

const TRIES = 8;
const PAUSE = 700;

/** What the ledger says; it is written a moment after the answer's end, so it is asked a few times. */
export function Cost({ requestId, over }: { requestId: string; over: boolean }) {
  const story = useQuery({
    queryKey: ['/requests', 'cost', requestId],
    queryFn: ({ signal }) => callStory(requestId, signal),
    enabled: over,
    retry: TRIES,
    retryDelay: PAUSE,
    refetchInterval: (query) =>
      query.state.data?.outcome === 'open' && query.state.dataUpdateCount < TRIES ? PAUSE : false,
  });
  if (!over || story.isPending) {
    return <span className="tg-cents">{over ? 'Asking the ledger…' : '–'}</span>;
  }
  if (story.error) {
    return <span className="tg-cents">The ledger does not know it (yet)</span>;
  }
  return <MoneyText value={story.data.cost} none={story.data.outcome === 'open' ? 'Not settled yet' : 'Unpriced'} />;
}
