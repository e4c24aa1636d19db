import {
  samplePromotion,
  samplePromotionDetail,
} from '../__testUtils__/samples';
import { approvalOf, changesSince } from './shown';

describe('approvalOf', () => {
  it('names the digests that were shown', () => {
    const shown = samplePromotionDetail();
    expect(approvalOf(shown)).toEqual({
      digest: shown.promotion.digest,
      planHash: shown.promotion.planHash,
      evidenceDigest: shown.evidenceDigest,
    });
  });

  it('is not there while the evidence is not', () => {
    expect(
      approvalOf(samplePromotionDetail({ evidenceDigest: undefined })),
    ).toBeUndefined();
  });
});

describe('changesSince', () => {
  const shown = samplePromotionDetail();

  it('is empty when nothing changed', () => {
    expect(changesSince(shown, samplePromotionDetail())).toEqual([]);
  });

  it('says in words what is another now', () => {
    const [ready, ...others] = shown.gates;
    const now = samplePromotionDetail({
      promotion: samplePromotion({ digest: `sha256:${'7'.repeat(64)}` }),
      evidenceDigest: `sha256:${'8'.repeat(64)}`,
      gates: [
        { ...ready, outcome: 'failed', summary: 'The version vanished.' },
        ...others,
      ],
    });
    expect(changesSince(shown, now)).toEqual([
      'The artefact has another digest.',
      'Version ready: was passed, is failed. The version vanished.',
    ]);
  });
});
