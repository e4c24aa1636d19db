import Button from '@material-ui/core/Button';

/** Gets the next part of what comes in parts. It keeps the focus while it waits. */
export const MoreButton = ({
  label = 'Load more',
  loading,
  onMore,
}: {
  label?: string;
  loading?: boolean;
  onMore: () => unknown;
}) => (
  <Button
    size="small"
    aria-disabled={loading}
    onClick={() => {
      if (!loading) onMore();
    }}
  >
    {loading ? 'Loading…' : label}
  </Button>
);
