export interface Config {
  ml?: {
    ray?: {
      /**
       * Ray clusters, each a launcher and, with a `serveUrl`, a deployment target of the same name.
       */
      clusters?: Array<{
        /**
         * Name by which pipelines and environments refer to this cluster.
         */
        name: string;
        /**
         * Address of the dashboard, which has the Jobs and Serve APIs: `http://ray-head:8265`. Keep it away from
         * everybody but the portal: who reaches it runs code.
         */
        url: string;
        /**
         * Address of the dashboard for people's browsers. Defaults to `url`.
         */
        webUrl?: string;
        /**
         * Address of Serve's HTTP proxy: `http://ray-head:8000`. Without it the cluster serves no models.
         */
        serveUrl?: string;
        /**
         * Token of a cluster with `RAY_AUTH_MODE=token`.
         * @visibility secret
         */
        token?: string;
        /**
         * Header that carries the token; `X-Ray-Authorization` where a proxy keeps `Authorization` to itself. Defaults
         * to `Authorization`.
         */
        tokenHeader?: 'Authorization' | 'X-Ray-Authorization';
        /**
         * Who holds a plan's GPUs: `workers` (the code asks for them, the usual way) or `entrypoint` (the cluster holds
         * them for the entrypoint; for clusters whose GPUs are only logical). Defaults to `workers`.
         */
        gpuHolder?: 'entrypoint' | 'workers';
        /**
         * What an hour costs, for estimates.
         */
        price?: {
          /** ISO 4217 code: `USD`. */
          currency: string;
          gpuHour: number;
          cpuHour: number;
        };
        /**
         * How Serve listens when the first deployment starts it. A running Serve keeps what it has.
         */
        serve?: {
          /**
           * Address that Serve's HTTP proxy binds. Defaults to `127.0.0.1` where `serveUrl` is on this machine, else
           * `0.0.0.0`.
           */
          host?: string;
          /**
           * Defaults to the port in `serveUrl`, else 8000.
           */
          port?: number;
        };
      }>;
    };
  };
}
