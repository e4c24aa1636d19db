import { createContext } from 'react';

/** Is this inside a panel whose content reaches its edges? */
export const InFlushPanel = createContext(false);
