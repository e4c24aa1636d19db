import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { axe } from 'jest-axe';
import { turnedTexts } from '../model/__testUtils__/turnedTexts';
import { MlResult } from './MlResult';

const version = {
  title: 'Flight delay version 2',
  text: 'deeper network <script>alert(1)</script> \u202Etxt',
  location: '/catalog/default/mlmodel/flight-delay/versions/2',
  kind: 'version',
  type: 'classifier',
  lifecycle: 'production\u202E',
  owner: 'group:default/departures',
};

const draw = (result: JSX.Element) =>
  renderInTestApp(result, {
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
  });

describe('a result', () => {
  it('says what it is, whose, and leads there; outside text stays text', async () => {
    const { container } = draw(
      <ul>
        <li>
          <MlResult result={version} />
        </li>
      </ul>,
    );
    expect(
      await screen.findByRole('link', { name: 'Flight delay version 2' }),
    ).toHaveAttribute('href', version.location);
    expect(
      screen.getByText(/Version · production\\u\{202E\}/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'departures' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/<script>alert\(1\)<\/script>/),
    ).toBeInTheDocument();
    expect(container.querySelector('script')).toBeNull();
    expect(turnedTexts()).toEqual([]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('marks what was found', async () => {
    draw(
      <MlResult
        result={version}
        highlight={{
          preTag: '<1f>',
          postTag: '</1f>',
          fields: {
            text: '<1f>deeper</1f> <img src=x onerror=alert(1)>\u202E',
          },
        }}
      />,
    );
    const found = await screen.findByText('deeper');
    expect(found.tagName).toBe('MARK');
    expect(
      screen.getByText(/<img src=x onerror=alert\(1\)>/),
    ).toBeInTheDocument();
    expect(turnedTexts()).toEqual([]);
  });
});
