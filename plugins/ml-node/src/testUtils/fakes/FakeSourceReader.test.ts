import { sourceReaderContract } from '../contracts';
import { FakeSourceReader } from './FakeSourceReader';

describe('FakeSourceReader', () => {
  sourceReaderContract(async () => {
    const reader = new FakeSourceReader();
    const url = 'https://forge.example/org/repo/src/branch/main/';
    return { reader, url, commit: async tree => reader.commit(url, tree) };
  });
});
