import { fileURLToPath } from 'node:url';
import { OWNER, repositories } from './demo.mjs';

/**
 * Publishes the demo's repositories and registers them, each once, and waits until the catalog has what they describe.
 *
 * @param {ReturnType<import('./systems.mjs').systemsOf>} systems
 * @param {(name: string) => void} onPublished gets the name of each as it is done
 */
export const publishAll = ({ forge, portal }, onPublished = () => {}) =>
  Promise.all(
    repositories.map(async ({ folder, name, description, entities }) => {
      const url = await forge.publish(
        fileURLToPath(new URL(`../../${folder}`, import.meta.url)),
        { owner: OWNER, name, description },
      );
      await portal.register(`${url}/src/branch/main/catalog-info.yaml`);
      await Promise.all(entities.map(ref => portal.hasEntity(ref)));
      onPublished(name);
    }),
  );
