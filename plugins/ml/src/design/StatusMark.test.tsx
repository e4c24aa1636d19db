import { render, screen } from '@testing-library/react';
import { HealthMark } from './StatusMark';

describe('HealthMark', () => {
  it('says its reason without marks that only a machine reads', () => {
    render(<HealthMark health="degraded" reason="`temp` PSI 0.31 above 0.2" />);
    expect(screen.getByTitle('‘temp’ PSI 0.31 above 0.2')).toHaveTextContent(
      'Degraded',
    );
  });
});
