import { MlProvider } from './query';
import { useWaitingPromotions } from './promotions/waiting/useWaitingPromotions';

const Count = ({ className }: { className?: string }) => {
  const waiting = useWaitingPromotions();
  return waiting ? (
    <span className={className} aria-label={`${waiting} waiting for you`}>
      {waiting}
    </span>
  ) : null;
};

/** For the navigation of a portal: how many promotions the reader may decide now; nothing where there are none. */
export const WaitingCount = (props: { className?: string }) => (
  <MlProvider>
    <Count {...props} />
  </MlProvider>
);
