import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);

// Pages are loaded when they are first opened; on a busy machine that takes longer than the default second.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
