import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import TextField from '@material-ui/core/TextField';
import type { PromotionDetail } from '@slipway/plugin-ml-common';
import { useId, useState } from 'react';
import {
  Digest,
  Fact,
  Facts,
  FailureNotice,
  Notice,
  shownText,
} from '../../design';
import { useMlAct } from '../../query';
import { consequencesOfApproval } from './consequences';
import { approvalOf, changesSince } from './shown';

/**
 * Says what an approval will start and what exactly is approved. It approves what was shown when it was opened: when
 * something is another by now, it says what, and asks to read again.
 */
export const ApproveDialog = (props: {
  /** The promotion as it is now. */
  detail: PromotionDetail;
  onClose: () => void;
}) => {
  const { detail, onClose } = props;
  const [shown, setShown] = useState(detail);
  const [comment, setComment] = useState('');
  const title = useId();
  const approval = approvalOf(shown);
  const approve = useMlAct(async (api, words: string) => {
    if (!approval) throw new Error('The evidence is not complete yet.');
    return api.approvePromotion(shown.promotion.id, {
      ...approval,
      ...(words ? { comment: words } : {}),
    });
  });
  const changes = changesSince(shown, detail);
  const stale = changes.length > 0;
  const { promotion } = shown;
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={title}
      fullWidth
      maxWidth="sm"
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          if (!stale && !approve.isPending)
            approve.mutate(comment.trim(), { onSuccess: onClose });
        }}
      >
        <DialogTitle id={title}>
          {shownText(
            `Approve ${promotion.registeredModel} version ${promotion.version} for ${promotion.environment}?`,
          )}
        </DialogTitle>
        <DialogContent>
          <ol style={{ margin: '0 0 16px', paddingLeft: 20, lineHeight: 1.6 }}>
            {consequencesOfApproval(shown).map(sentence => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          {approval && (
            <Facts>
              <Fact name="Artefact">
                <Digest digest={approval.digest} what="artefact digest" />
              </Fact>
              <Fact name="Plan">
                <Digest digest={approval.planHash} what="plan hash" />
              </Fact>
              <Fact name="Evidence">
                <Digest
                  digest={approval.evidenceDigest}
                  what="evidence digest"
                />
              </Fact>
            </Facts>
          )}
          <TextField
            id={`${title}-comment`}
            fullWidth
            multiline
            minRows={2}
            margin="normal"
            variant="outlined"
            label="Comment (optional)"
            helperText="Kept in the ledger with your name."
            value={comment}
            inputProps={{ maxLength: 2000 }}
            onChange={event => setComment(event.target.value)}
          />
          {stale && (
            <Notice
              tone="warning"
              title="It is no longer what you were shown"
              detail={
                <ul style={{ margin: '4px 0', paddingLeft: 20 }}>
                  {changes.map(change => (
                    <li key={change}>{change}</li>
                  ))}
                </ul>
              }
              act={
                <Button
                  size="small"
                  variant="outlined"
                  onClick={() => {
                    approve.reset();
                    setShown(detail);
                  }}
                >
                  I have read it
                </Button>
              }
            />
          )}
          {approve.error && !stale && <FailureNotice error={approve.error} />}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disableElevation
            disabled={stale || approve.isPending || !approval}
          >
            {approve.isPending ? 'Approving…' : 'Approve'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
};
