import type { PromotionRequest } from '@slipway/plugin-ml-common';
import { useEffect, useState } from 'react';
import { every, useMlQuery } from '../../query';

const PAUSE = 400;

/** The value once it has stayed the same for a moment, so that typing does not ask at every key. */
const useSettled = <T>(value: T): T => {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text)), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
};

/** What a request would do, asked again when the form has settled; gates are looked at again now and then. */
export function usePreview(request: PromotionRequest | undefined) {
  const settled = useSettled(request ?? null);
  const preview = useMlQuery({
    key: ['preview', settled?.model ?? '', settled],
    read: (api, signal) => {
      if (!settled) throw new Error('Nothing to preview yet.');
      return api.previewPromotion(settled, { signal });
    },
    enabled: settled !== null,
    again: every.while,
  });
  const behind =
    JSON.stringify(settled) !== JSON.stringify(request ?? null) ||
    preview.isPlaceholderData;
  return { ...preview, behind };
}
