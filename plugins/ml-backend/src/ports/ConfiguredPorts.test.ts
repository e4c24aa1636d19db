import {
  FakeLauncher,
  FakeRegistry,
  FakeSourceReader,
} from '@slipway/plugin-ml-node/testUtils';
import { ConfiguredPorts } from './ConfiguredPorts';

describe('the configured ports', () => {
  it('are found by name; the first launcher where none is named', () => {
    const ports = new ConfiguredPorts();
    const [one, two] = [
      new FakeLauncher({ name: 'one' }),
      new FakeLauncher({ name: 'two' }),
    ];
    ports.addLauncher(one, two);
    expect(ports.launcher('two')).toBe(two);
    expect(ports.launcher()).toBe(one);
  });

  it('that are not there are refused with those that are', () => {
    const ports = new ConfiguredPorts();
    expect(() => ports.modelRegistry('eu')).toThrow(
      "There is no model registry 'eu'; none is configured: install an adapter module",
    );
    ports.addModelRegistry(new FakeRegistry({ name: 'default' }));
    expect(() => ports.modelRegistry('eu')).toThrow(
      "There is no model registry 'eu'; configured are 'default'",
    );
  });

  it('have names that are unique within a port', () => {
    const ports = new ConfiguredPorts();
    ports.addModelRegistry(new FakeRegistry());
    expect(() => ports.addModelRegistry(new FakeRegistry())).toThrow(
      "Two instances of the model registry are called 'default'",
    );
    ports.addLauncher(new FakeLauncher());
    ports.setSourceReader(new FakeSourceReader());
    expect(() => ports.setSourceReader(new FakeSourceReader())).toThrow(
      'Two modules set a source reader',
    );
  });
});
