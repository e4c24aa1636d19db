export interface Config {
  ml?: {
    mlflow?: {
      /**
       * MLflow servers, each a tracking server and a model registry.
       */
      instances?: Array<{
        /**
         * Name by which entities refer to this server (`spec.registry.instance`); `default` for the first one.
         */
        name: string;
        /**
         * Base address of the server, with its static prefix where it has one: `http://mlflow:5000`. The server must
         * allow this host (`--allowed-hosts`).
         */
        url: string;
        /**
         * Address for people's browsers. Defaults to `url`.
         */
        webUrl?: string;
        /**
         * Address that jobs and serving code use, without credentials. Defaults to `url`.
         */
        clientUri?: string;
        /**
         * Bearer token.
         * @visibility secret
         */
        token?: string;
        /**
         * User for basic authentication; needs `password`.
         */
        username?: string;
        /**
         * Password for basic authentication.
         * @visibility secret
         */
        password?: string;
        /**
         * Largest artefact that is read to digest it, in bytes. Defaults to 5 GiB.
         */
        maxArtefactBytes?: number;
      }>;
    };
  };
}
