// Made from openapi/*.yaml by `yarn api:generate`. Change the source, not this file.
/** The API's OpenAPI document, for request validation. */
export const openApiDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Slipway',
    version: '1',
    description:
      "Models, runs, health, launches and promotions. Every list is paged by an opaque cursor. Errors are Backstage's:\n`{ error: { name, message }, response: { statusCode } }`; the message names the field, the rule and the remedy.\nTimes are RFC 3339 in UTC. `entity` paths are an entity reference in three parts, lower case.\n",
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [
    {
      url: '/',
    },
  ],
  paths: {
    '/entities/{kind}/{namespace}/{name}/deployments': {
      get: {
        operationId: 'getDeployments',
        summary: 'What serves in each environment',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
        ],
        responses: {
          '200': {
            description:
              'One per configured environment that something was ever deployed to',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/Deployment',
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/deployments/{environment}/rollback': {
      post: {
        operationId: 'rollBack',
        summary: 'Serve again what served before; recorded, without approval',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'environment',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/Reason',
              },
            },
          },
        },
        responses: {
          '202': {
            description: 'The promotion (mode `rollback`) that does it',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Promotion',
                },
              },
            },
          },
        },
      },
    },
    '/fleet': {
      get: {
        operationId: 'getFleet',
        summary:
          'Every model with owner, tier, what serves, health and what is open',
        parameters: [
          {
            name: 'text',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 200,
            },
          },
          {
            name: 'owner',
            in: 'query',
            allowReserved: true,
            description:
              'Entity references; `me` stands for what the caller owns',
            schema: {
              type: 'array',
              maxItems: 50,
              items: {
                type: 'string',
                maxLength: 200,
              },
            },
          },
          {
            name: 'tier',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'array',
              items: {
                type: 'integer',
                minimum: 1,
                maximum: 4,
              },
            },
          },
          {
            name: 'health',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'array',
              items: {
                $ref: '#/components/schemas/HealthStatus',
              },
            },
          },
          {
            name: 'lifecycle',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'array',
              maxItems: 20,
              items: {
                type: 'string',
                maxLength: 100,
              },
            },
          },
          {
            name: 'serving',
            in: 'query',
            allowReserved: true,
            description: 'How the model serves',
            schema: {
              type: 'array',
              items: {
                type: 'string',
                enum: ['online', 'batch', 'streaming'],
              },
            },
          },
          {
            name: 'registry',
            in: 'query',
            allowReserved: true,
            description: 'Names of configured registries',
            schema: {
              type: 'array',
              maxItems: 50,
              items: {
                type: 'string',
                maxLength: 63,
              },
            },
          },
          {
            name: 'attention',
            in: 'query',
            allowReserved: true,
            schema: {
              $ref: '#/components/schemas/Attention',
            },
          },
          {
            name: 'sort',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              enum: [
                'attention',
                'name',
                'owner',
                'tier',
                'health',
                'errorBudget',
                'lastTrained',
              ],
              default: 'attention',
            },
          },
          {
            name: 'order',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              enum: ['asc', 'desc'],
              default: 'asc',
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/FleetPage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/health': {
      get: {
        operationId: 'getHealth',
        summary:
          'Health of a model or feature set with its reasons and the newest observation of every series',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
        ],
        responses: {
          '200': {
            description: 'The health',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Health',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/observations': {
      get: {
        operationId: 'getObservations',
        summary: 'Observations of one series by window, newest first',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'observationKind',
            in: 'query',
            schema: {
              $ref: '#/components/schemas/ObservationKind',
            },
          },
          {
            name: 'observationName',
            in: 'query',
            schema: {
              type: 'string',
              maxLength: 250,
            },
          },
          {
            name: 'method',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 100,
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ObservationPage',
                },
              },
            },
          },
        },
      },
    },
    '/observations': {
      post: {
        operationId: 'postObservations',
        summary:
          'Send observations as CloudEvents, one or a batch of at most 500',
        requestBody: {
          required: true,
          content: {
            'application/cloudevents+json': {
              schema: {
                type: 'object',
              },
            },
            'application/cloudevents-batch+json': {
              schema: {
                type: 'array',
                minItems: 1,
                maxItems: 500,
                items: {
                  type: 'object',
                },
              },
            },
          },
        },
        responses: {
          '202': {
            description: 'How many are new, and how many were known already',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['accepted', 'known'],
                  properties: {
                    accepted: {
                      type: 'integer',
                    },
                    known: {
                      type: 'integer',
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/housekeeping': {
      get: {
        operationId: 'getHousekeeping',
        summary:
          'Models that nobody owns, uses or described, and entities that point at nothing or at the same thing',
        parameters: [
          {
            name: 'problem',
            in: 'query',
            allowReserved: true,
            description:
              'Only findings of this problem; all of them where it is absent',
            schema: {
              $ref: '#/components/schemas/HousekeepingProblem',
            },
          },
          {
            name: 'text',
            in: 'query',
            allowReserved: true,
            description:
              'Words that must occur in the name, the owner or the registered name',
            schema: {
              type: 'string',
              maxLength: 200,
            },
          },
          {
            name: 'registry',
            in: 'query',
            allowReserved: true,
            description: 'Names of configured registries',
            schema: {
              type: 'array',
              maxItems: 50,
              items: {
                type: 'string',
                maxLength: 63,
              },
            },
          },
          {
            name: 'owner',
            in: 'query',
            allowReserved: true,
            description:
              'Entity references, or `unowned`; `me` stands for what the caller owns',
            schema: {
              type: 'array',
              maxItems: 50,
              items: {
                type: 'string',
                minLength: 1,
                maxLength: 200,
              },
            },
          },
          {
            name: 'sort',
            in: 'query',
            allowReserved: true,
            description:
              'Within a problem, findings that have no such value last. `pressing`: those without life the longest first, all\nothers by name\n',
            schema: {
              $ref: '#/components/schemas/HousekeepingSort',
            },
          },
          {
            name: 'order',
            in: 'query',
            allowReserved: true,
            description:
              '`desc` turns the whole list round, but for what has no such value',
            schema: {
              type: 'string',
              enum: ['asc', 'desc'],
              default: 'asc',
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page, by problem and then as sorted',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/HousekeepingPage',
                },
              },
            },
          },
        },
      },
    },
    '/launches': {
      get: {
        operationId: 'getLaunches',
        summary: 'Launches, newest first',
        parameters: [
          {
            name: 'pipeline',
            in: 'query',
            schema: {
              type: 'string',
              maxLength: 300,
            },
          },
          {
            name: 'model',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 300,
            },
          },
          {
            name: 'state',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'array',
              maxItems: 10,
              items: {
                $ref: '#/components/schemas/LaunchState',
              },
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/LaunchPage',
                },
              },
            },
          },
        },
      },
      post: {
        operationId: 'createLaunch',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            schema: {
              type: 'string',
              minLength: 8,
              maxLength: 100,
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/LaunchRequest',
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'The launch',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Launch',
                },
              },
            },
          },
        },
      },
    },
    '/launches/{id}': {
      get: {
        operationId: 'getLaunch',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        responses: {
          '200': {
            description: 'The launch',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/LaunchDetail',
                },
              },
            },
          },
        },
      },
    },
    '/launches/{id}/log': {
      get: {
        operationId: 'getLaunchLog',
        summary: "A part of the newest attempt's log from a byte offset",
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
          {
            name: 'attempt',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'integer',
              minimum: 1,
            },
          },
          {
            name: 'offset',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 0,
              default: 0,
            },
          },
          {
            name: 'maxBytes',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 1048576,
              default: 262144,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The part',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/LogChunk',
                },
              },
            },
          },
        },
      },
    },
    '/launches/{id}/stop': {
      post: {
        operationId: 'stopLaunch',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/Reason',
              },
            },
          },
        },
        responses: {
          '202': {
            description: 'The launch; it stops in a moment',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Launch',
                },
              },
            },
          },
        },
      },
    },
    '/launches/{id}/retry': {
      post: {
        operationId: 'retryLaunch',
        summary:
          'A further attempt of a launch that failed, was stopped or lost',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        responses: {
          '202': {
            description: 'The launch',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Launch',
                },
              },
            },
          },
        },
      },
    },
    '/ledger': {
      get: {
        operationId: 'getLedger',
        summary:
          'Entries of one subject, oldest first, or of everything, newest first',
        parameters: [
          {
            name: 'subject',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 300,
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/LedgerPage',
                },
              },
            },
          },
        },
      },
    },
    '/ledger/verification': {
      get: {
        operationId: 'verifyLedger',
        summary: 'Recomputes the whole chain',
        responses: {
          '200': {
            description: 'Whether it holds',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/LedgerVerification',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/lineage': {
      get: {
        operationId: 'getLineage',
        summary: 'What something is made from, and what is made from it',
        description:
          "From the catalog's relations, breadth first, with what the tracking server knows: the data and the models that versions were made from, and from the side of data the versions that were trained on it. At most 500 nodes. What the caller may not see is left out, and nothing behind it is followed.",
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'direction',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['both', 'upstream', 'downstream'],
              default: 'both',
            },
          },
          {
            name: 'depth',
            in: 'query',
            description: 'How many steps away from it, in each direction',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 6,
              default: 3,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The graph',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Lineage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/impact': {
      get: {
        operationId: 'getImpact',
        summary: 'What breaks if this goes, nearest first, and whom to tell',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'limit',
            in: 'query',
            description: 'All of it fits one page',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 500,
              default: 50,
            },
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description:
              'One page; the owners are those of everything, not only of this page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ImpactPage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/lineage/openlineage': {
      get: {
        operationId: 'exportLineage',
        summary: 'The same graph as OpenLineage events (specification 2-0-2)',
        description:
          'Run events of the training runs that are known, job events of pipelines and services, dataset events of tables, feature sets and models. OpenLineage knows no edge from job to job, so products are left out. While a registry whose models are not mirrored yet does not answer, this is refused (503); what else is missing is said by the header.',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'direction',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['both', 'upstream', 'downstream'],
              default: 'both',
            },
          },
          {
            name: 'depth',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 1,
              maximum: 6,
              default: 6,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The events',
            headers: {
              'slipway-incomplete': {
                description:
                  'Why the events do not tell everything, separated by commas: `truncated` (the graph was full), `deeper` (there is more beyond the depth), `runs` (training data is missing, for runs were not found). Absent where nothing is missing.',
                schema: {
                  type: 'string',
                },
              },
            },
            content: {
              'application/json': {
                schema: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/OpenLineageEvent',
                  },
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}': {
      get: {
        operationId: 'getModel',
        summary: 'What Slipway knows of one model',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
        ],
        responses: {
          '200': {
            description: 'The model',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ModelOverview',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/pipeline': {
      get: {
        operationId: 'getPipeline',
        summary:
          'A pipeline with defaults resolved, and whether the caller may launch it',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
        ],
        responses: {
          '200': {
            description: 'The pipeline',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PipelineOverview',
                },
              },
            },
          },
        },
      },
    },
    '/promotions': {
      get: {
        operationId: 'getPromotions',
        summary: 'Promotions, open first, then newest first',
        parameters: [
          {
            name: 'model',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 300,
            },
          },
          {
            name: 'version',
            in: 'query',
            allowReserved: true,
            description:
              'Those that made this version, or take it somewhere as it is; it is a version of every model where none is named',
            schema: {
              type: 'string',
              maxLength: 100,
            },
          },
          {
            name: 'environment',
            in: 'query',
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'state',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'array',
              maxItems: 20,
              items: {
                $ref: '#/components/schemas/PromotionState',
              },
            },
          },
          {
            name: 'scope',
            in: 'query',
            allowReserved: true,
            description:
              '`waiting`: the caller may decide it now; `mine`: the caller asked for it; `open`: not ended',
            schema: {
              type: 'string',
              enum: ['all', 'open', 'waiting', 'mine'],
              default: 'all',
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PromotionPage',
                },
              },
            },
          },
        },
      },
      post: {
        operationId: 'requestPromotion',
        parameters: [
          {
            name: 'Idempotency-Key',
            in: 'header',
            description:
              "A repeated request with the same key answers with the first one's promotion",
            schema: {
              type: 'string',
              minLength: 8,
              maxLength: 100,
            },
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/PromotionRequest',
              },
            },
          },
        },
        responses: {
          '201': {
            description: 'The promotion',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Promotion',
                },
              },
            },
          },
        },
      },
    },
    '/promotions/preview': {
      post: {
        operationId: 'previewPromotion',
        summary:
          'The plan, the gates as they stand now, approvers and cost, without asking for anything',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/PromotionRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'What would happen',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PromotionPreview',
                },
              },
            },
          },
        },
      },
    },
    '/promotions/{id}': {
      get: {
        operationId: 'getPromotion',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        responses: {
          '200': {
            description: 'Everything needed to decide it and to follow it',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/PromotionDetail',
                },
              },
            },
          },
        },
      },
    },
    '/promotions/{id}/approve': {
      post: {
        operationId: 'approvePromotion',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/ApprovalRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The promotion after it',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Promotion',
                },
              },
            },
          },
          '409': {
            description: 'What was shown is not what is now',
          },
        },
      },
    },
    '/promotions/{id}/reject': {
      post: {
        operationId: 'rejectPromotion',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/Reason',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The promotion after it',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Promotion',
                },
              },
            },
          },
        },
      },
    },
    '/promotions/{id}/withdraw': {
      post: {
        operationId: 'withdrawPromotion',
        summary: 'By the requester, before it is approved',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/Reason',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The promotion after it',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Promotion',
                },
              },
            },
          },
        },
      },
    },
    '/promotions/{id}/abort': {
      post: {
        operationId: 'abortPromotion',
        summary:
          'After approval; stops the launch, puts back what served before',
        parameters: [
          {
            $ref: '#/components/parameters/Id',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/Reason',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The promotion after it',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Promotion',
                },
              },
            },
          },
        },
      },
    },
    '/registered-versions': {
      get: {
        operationId: 'getEveryRegisteredVersion',
        summary:
          'Versions of every model of every registry, for services that make an index of them',
        parameters: [
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description:
              'One page, by instance, model and version; without those that are gone',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/IndexedVersionPage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/versions': {
      get: {
        operationId: 'getVersions',
        summary: 'Versions of a model, newest first unless asked otherwise',
        description:
          "Before the portal has read the model from its registry, the registry's own list is answered, newest first: then\n`fixedOrder` says why, and a filter or a sorting is refused with 409.\n",
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'text',
            in: 'query',
            allowReserved: true,
            description:
              'Words, at most 10, that must all occur in version, alias, user, run id, description or tags; of long ones in their beginning',
            schema: {
              type: 'string',
              maxLength: 200,
            },
          },
          {
            name: 'status',
            in: 'query',
            allowReserved: true,
            description: 'Any of these; `gone`: the registry has it no more',
            schema: {
              type: 'array',
              items: {
                type: 'string',
                enum: ['pending', 'ready', 'failed', 'gone'],
              },
            },
          },
          {
            name: 'aliased',
            in: 'query',
            description: 'Only versions with an alias, or only those without',
            schema: {
              type: 'boolean',
            },
          },
          {
            name: 'sort',
            in: 'query',
            allowReserved: true,
            description:
              '`version`, `created`, or `metrics.` and the name of a metric of their runs; versions without the metric come last in both orders',
            schema: {
              type: 'string',
              maxLength: 258,
              pattern: '^(version|created|metrics\\..+)$',
              default: 'version',
            },
          },
          {
            name: 'order',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              enum: ['asc', 'desc'],
              default: 'desc',
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/VersionPage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/history': {
      get: {
        operationId: 'getHistory',
        summary:
          'Moves of the aliases of a model and of its versions between stages, newest first unless asked otherwise',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'environment',
            in: 'query',
            allowReserved: true,
            description:
              'Only moves of the alias, or into and out of the stage, of this environment',
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'kind',
            in: 'query',
            description:
              'Only moves of aliases, or only of versions between stages',
            schema: {
              type: 'string',
              enum: ['alias', 'stage'],
            },
          },
          {
            name: 'alias',
            in: 'query',
            allowReserved: true,
            description: 'Only moves of the alias of this name',
            schema: {
              type: 'string',
              maxLength: 256,
              pattern: '^[^\\u0000]*$',
            },
          },
          {
            name: 'version',
            in: 'query',
            allowReserved: true,
            description:
              'Only moves of an alias from or to this version, and of this version between stages',
            schema: {
              type: 'string',
              maxLength: 100,
              pattern: '^[^\\u0000]*$',
            },
          },
          {
            name: 'by',
            in: 'query',
            schema: {
              type: 'array',
              maxItems: 3,
              items: {
                type: 'string',
                enum: ['portal', 'outside', 'unknown'],
              },
            },
          },
          {
            name: 'after',
            in: 'query',
            allowReserved: true,
            description:
              'Only moves at this time or after it; not later than `before`',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'before',
            in: 'query',
            allowReserved: true,
            description: 'Only moves before this time',
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
          {
            name: 'order',
            in: 'query',
            description:
              'By time; a cursor goes on only in the order that it was given out for',
            schema: {
              type: 'string',
              enum: ['asc', 'desc'],
              default: 'desc',
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/MovePage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/production': {
      get: {
        operationId: 'getProductionAt',
        summary:
          'Which version the alias of each environment pointed at, or was in its stage, at any moment that is not in the future',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'at',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: {
              type: 'string',
              format: 'date-time',
            },
          },
        ],
        responses: {
          '200': {
            description:
              'One item per configured environment, in the configured order',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ProductionAt',
                },
              },
            },
          },
        },
      },
    },
    '/registered-models': {
      get: {
        operationId: 'getRegisteredModels',
        summary:
          'What the configured registries hold, whether the catalog knows it or not; for services only',
        parameters: [
          {
            name: 'instance',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'text',
            in: 'query',
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 200,
            },
          },
          {
            name: 'includeDeleted',
            in: 'query',
            schema: {
              type: 'boolean',
              default: false,
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page, by instance and name',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RegisteredModelPage',
                },
              },
            },
          },
        },
      },
    },
    '/registered-models/versions': {
      get: {
        operationId: 'getRegisteredVersions',
        summary:
          'Versions of one registered model with description and tags, newest first; for services only',
        parameters: [
          {
            name: 'instance',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
          {
            name: 'model',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: {
              type: 'string',
              maxLength: 256,
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RegisteredVersionPage',
                },
              },
            },
          },
        },
      },
    },
    '/hints/{instance}': {
      post: {
        operationId: 'postHint',
        summary:
          'A registry tells that something changed there; only a reason to look',
        description:
          "For the registry's webhooks, which have no Backstage token: the registry's own signature is checked. A forged one\nis refused with 401; one that was delivered before is accepted and does nothing.\n",
        security: [{}],
        parameters: [
          {
            name: 'instance',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
        ],
        responses: {
          '202': {
            description: 'Seen',
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/{runId}': {
      get: {
        operationId: 'getRun',
        summary: 'Everything of one run',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            $ref: '#/components/parameters/RunId',
          },
        ],
        responses: {
          '200': {
            description: 'The run',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RunDetail',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/{runId}/artefacts': {
      get: {
        operationId: 'getRunArtefacts',
        summary: "What is in one folder of a run's artefacts",
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            $ref: '#/components/parameters/RunId',
          },
          {
            name: 'model',
            in: 'query',
            description:
              "A model that the run made, whose own files are meant in place of the run's",
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9_-]{1,64}$',
            },
          },
          {
            name: 'path',
            in: 'query',
            allowReserved: true,
            description: 'A folder; the root without it',
            schema: {
              type: 'string',
              maxLength: 2000,
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'Folders first, then files, each by name',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ArtefactPage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/{runId}/artefact': {
      get: {
        operationId: 'getRunArtefact',
        summary: 'A preview of one file',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            $ref: '#/components/parameters/RunId',
          },
          {
            name: 'model',
            in: 'query',
            description:
              "A model that the run made, whose own files are meant in place of the run's",
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9_-]{1,64}$',
            },
          },
          {
            name: 'path',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 2000,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The preview',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/ArtefactPreview',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/environments': {
      post: {
        operationId: 'getRunEnvironments',
        summary:
          'The packages that runs logged beside their models (requirements.txt, conda.yaml, python_env.yaml). What the portal knows is answered at once; reading is dear, so the rest is read a few runs at a time and only where it is asked for',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/RunEnvironmentsRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description:
              "The runs in the order asked for, without those that are not the model's",
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RunEnvironments',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs': {
      get: {
        operationId: 'getRuns',
        summary: "Runs of a model's experiments",
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'filter',
            in: 'query',
            allowReserved: true,
            description: "MLflow's search grammar, with `OR` and parentheses",
            schema: {
              type: 'string',
              maxLength: 2000,
            },
          },
          {
            name: 'orderBy',
            in: 'query',
            allowReserved: true,
            description:
              'For example `metrics.roc_auc DESC`; the newest first without it. Runs without the value, and NaN, come last in both directions',
            schema: {
              type: 'string',
              maxLength: 300,
            },
          },
          {
            name: 'parent',
            in: 'query',
            description: 'Only the runs below this one',
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9_-]{1,64}$',
            },
          },
          {
            name: 'view',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['active', 'deleted', 'all'],
              default: 'active',
            },
          },
          {
            name: 'nested',
            in: 'query',
            description:
              '`grouped` lists only runs without a parent, with the number of their children and the best of them; a filter keeps those that match, and those that a run directly below them matches for',
            schema: {
              type: 'string',
              enum: ['flat', 'grouped'],
              default: 'flat',
            },
          },
          {
            $ref: '#/components/parameters/Limit',
          },
          {
            $ref: '#/components/parameters/Cursor',
          },
        ],
        responses: {
          '200': {
            description: 'One page',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RunPage',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/columns': {
      get: {
        operationId: 'getRunColumns',
        summary:
          'What the newest 1,000 matching runs have for columns; where nothing narrows them also every other name that a run of the model ever had, for completion',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            name: 'filter',
            in: 'query',
            allowReserved: true,
            description: 'As for the list of runs',
            schema: {
              type: 'string',
              maxLength: 2000,
            },
          },
          {
            name: 'parent',
            in: 'query',
            description: 'As for the list of runs',
            schema: {
              type: 'string',
              pattern: '^[A-Za-z0-9_-]{1,64}$',
            },
          },
          {
            name: 'view',
            in: 'query',
            schema: {
              type: 'string',
              enum: ['active', 'deleted', 'all'],
              default: 'active',
            },
          },
        ],
        responses: {
          '200': {
            description:
              'Those of most runs first: at most 500 of each kind, and at most 2,000 with the names that none of these runs has',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RunColumns',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/comparison': {
      post: {
        operationId: 'compareRuns',
        summary:
          'Everything that is known of some runs, in the order asked for',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/RunComparisonRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description: 'The runs, and the ids of those that are not there',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RunComparison',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/curves': {
      post: {
        operationId: 'getRunCurves',
        summary:
          'Histories of one metric of many runs, each thinned to at most maxPoints',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                $ref: '#/components/schemas/RunCurvesRequest',
              },
            },
          },
        },
        responses: {
          '200': {
            description:
              'A curve per run that has the metric, in the order asked for',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/RunCurves',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/runs/{runId}/curve': {
      get: {
        operationId: 'getCurve',
        summary: 'History of one metric, thinned to at most maxPoints',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            $ref: '#/components/parameters/RunId',
          },
          {
            name: 'metric',
            in: 'query',
            required: true,
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 250,
            },
          },
          {
            name: 'maxPoints',
            in: 'query',
            schema: {
              type: 'integer',
              minimum: 2,
              maximum: 2000,
              default: 500,
            },
          },
        ],
        responses: {
          '200': {
            description: 'Points by step',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/Curve',
                },
              },
            },
          },
        },
      },
    },
    '/sources': {
      get: {
        operationId: 'getSources',
        summary: 'The outside systems and how they answer',
        responses: {
          '200': {
            description: 'All configured instances',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/SourceState',
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/sources/{instance}/unread': {
      get: {
        operationId: 'getUnread',
        summary:
          'What of an outside system cannot be read while all else of it goes on, and why',
        description:
          "As the portal's own database has it; the system is not asked. Of each kind at most 50 are listed, the newest trouble first, and all are counted. Texts are the system's own, bounded and without passwords in addresses.",
        parameters: [
          {
            name: 'instance',
            in: 'path',
            required: true,
            schema: {
              type: 'string',
              maxLength: 63,
            },
          },
        ],
        responses: {
          '200': {
            description: 'Each kind of what is kept current of it',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['items'],
                  properties: {
                    items: {
                      type: 'array',
                      items: {
                        $ref: '#/components/schemas/UnreadKind',
                      },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/versions/{version}': {
      get: {
        operationId: 'getVersion',
        summary:
          'One version with its run, metrics, data, signature, files, format and card',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            $ref: '#/components/parameters/Version',
          },
        ],
        responses: {
          '200': {
            description: 'The version',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/VersionDetail',
                },
              },
            },
          },
        },
      },
    },
    '/entities/{kind}/{namespace}/{name}/versions/{version}/comparison': {
      get: {
        operationId: 'compareVersions',
        summary:
          'What differs between this version (left) and another one (right)',
        parameters: [
          {
            $ref: '#/components/parameters/Kind',
          },
          {
            $ref: '#/components/parameters/Namespace',
          },
          {
            $ref: '#/components/parameters/Name',
          },
          {
            $ref: '#/components/parameters/Version',
          },
          {
            name: 'with',
            in: 'query',
            required: true,
            allowReserved: true,
            schema: {
              type: 'string',
              minLength: 1,
              maxLength: 100,
            },
          },
        ],
        responses: {
          '200': {
            description: 'The comparison',
            content: {
              'application/json': {
                schema: {
                  $ref: '#/components/schemas/VersionComparison',
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    parameters: {
      Kind: {
        name: 'kind',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          maxLength: 63,
        },
      },
      Namespace: {
        name: 'namespace',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          maxLength: 63,
        },
      },
      Name: {
        name: 'name',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          maxLength: 63,
        },
      },
      Version: {
        name: 'version',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          maxLength: 100,
        },
      },
      RunId: {
        name: 'runId',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          pattern: '^[A-Za-z0-9_-]{1,64}$',
        },
      },
      Id: {
        name: 'id',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          format: 'uuid',
        },
      },
      Limit: {
        name: 'limit',
        in: 'query',
        schema: {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 50,
        },
      },
      Cursor: {
        name: 'cursor',
        in: 'query',
        allowReserved: true,
        schema: {
          type: 'string',
          maxLength: 2000,
        },
      },
    },
    schemas: {
      Time: {
        type: 'string',
        format: 'date-time',
      },
      EntityRef: {
        type: 'string',
        example: 'mlmodel:default/flight-delay',
      },
      Digest: {
        type: 'string',
        pattern: '^sha256:[0-9a-f]{64}$',
      },
      Freshness: {
        type: 'object',
        description:
          'Whether a list came from its source just now (`live`) or is the last known copy (`stale`) and why',
        required: ['state', 'system', 'instance', 'asOf'],
        properties: {
          state: {
            type: 'string',
            enum: ['live', 'stale'],
          },
          system: {
            type: 'string',
          },
          instance: {
            type: 'string',
          },
          asOf: {
            $ref: '#/components/schemas/Time',
          },
          error: {
            type: 'string',
          },
          notAsked: {
            type: 'boolean',
            description:
              'True of a copy that is old because the portal itself has not looked for so long, so that it is not known whether the system answers',
          },
        },
      },
      Act: {
        type: 'object',
        description:
          'Something the caller could do, and why not when it cannot',
        required: ['allowed'],
        properties: {
          allowed: {
            type: 'boolean',
          },
          reason: {
            type: 'string',
          },
        },
      },
      Reason: {
        type: 'object',
        additionalProperties: false,
        required: ['reason'],
        properties: {
          reason: {
            type: 'string',
            minLength: 3,
            maxLength: 2000,
          },
        },
      },
      Deployment: {
        type: 'object',
        required: ['environment', 'state'],
        properties: {
          environment: {
            type: 'string',
          },
          target: {
            type: 'string',
          },
          state: {
            type: 'string',
            enum: ['deploying', 'serving', 'failed', 'unknown'],
          },
          message: {
            type: 'string',
          },
          version: {
            type: 'string',
          },
          digest: {
            $ref: '#/components/schemas/Digest',
          },
          since: {
            $ref: '#/components/schemas/Time',
          },
          approvedBy: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          promotionId: {
            type: 'string',
          },
          endpoint: {
            type: 'string',
          },
          alias: {
            type: 'string',
          },
          aliasVersion: {
            type: 'string',
            description: "What the registry's alias points at now",
          },
          previous: {
            $ref: '#/components/schemas/VersionSummary',
          },
          rollBack: {
            $ref: '#/components/schemas/Act',
          },
          asOf: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      Attention: {
        type: 'string',
        enum: ['failing', 'unknown', 'waiting', 'running', 'troubled'],
        description:
          "`troubled`: failing, degraded, of unknown health, gone from its registry, or an environment's alias was moved\noutside of the portal.\n",
      },
      FleetRow: {
        type: 'object',
        required: [
          'ref',
          'name',
          'type',
          'owner',
          'tier',
          'lifecycle',
          'serving',
          'health',
          'openPromotions',
          'runningLaunches',
        ],
        properties: {
          ref: {
            $ref: '#/components/schemas/EntityRef',
          },
          name: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          type: {
            type: 'string',
            example: 'classifier',
          },
          owner: {
            type: 'string',
            description: 'Entity reference, or `unowned`',
          },
          tier: {
            type: 'integer',
          },
          lifecycle: {
            type: 'string',
          },
          servingMode: {
            type: 'string',
          },
          registry: {
            type: 'object',
            required: ['instance', 'model'],
            properties: {
              instance: {
                type: 'string',
              },
              model: {
                type: 'string',
              },
            },
          },
          serving: {
            description: 'By environment, in the configured order',
            type: 'array',
            items: {
              type: 'object',
              required: ['environment', 'version'],
              properties: {
                environment: {
                  type: 'string',
                },
                version: {
                  type: 'string',
                },
                since: {
                  $ref: '#/components/schemas/Time',
                },
                aliasMoved: {
                  description: "The registry's alias points elsewhere",
                  type: 'string',
                },
                byRegistry: {
                  description:
                    'What of the registry says so, where Slipway deployed nothing',
                  type: 'string',
                  enum: ['alias', 'stage'],
                },
              },
            },
          },
          newestVersion: {
            $ref: '#/components/schemas/VersionSummary',
          },
          health: {
            $ref: '#/components/schemas/HealthStatus',
          },
          healthReason: {
            type: 'string',
          },
          healthAt: {
            $ref: '#/components/schemas/Time',
          },
          errorBudget: {
            description:
              'Of the objective with the least left; absent where none can be computed',
            type: 'object',
            required: ['left', 'objective', 'objectives'],
            properties: {
              left: {
                description:
                  'Share that is left; 1 is untouched, 0 used up, below 0 overspent',
                type: 'number',
              },
              objective: {
                type: 'string',
                description: "The objective's name",
              },
              objectives: {
                type: 'integer',
                description: 'How many of its objectives have a budget',
              },
            },
          },
          uncomputedObjectives: {
            description:
              'How many of its objectives cannot be computed; absent where none',
            type: 'integer',
          },
          drift: {
            description:
              'Share of features that drift, per window, oldest first, at most 24',
            type: 'array',
            items: {
              type: 'number',
            },
          },
          openPromotions: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'environment', 'state'],
              properties: {
                id: {
                  type: 'string',
                },
                environment: {
                  type: 'string',
                },
                state: {
                  $ref: '#/components/schemas/PromotionState',
                },
                waitingForYou: {
                  type: 'boolean',
                },
              },
            },
          },
          movedOutside: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/MovedOutside',
            },
          },
          gone: {
            $ref: '#/components/schemas/GoneModel',
          },
          runningLaunches: {
            type: 'integer',
          },
          lastTrainedAt: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      FleetPage: {
        type: 'object',
        required: ['items', 'total', 'counts', 'environments', 'sources'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/FleetRow',
            },
          },
          environments: {
            description:
              'Names of the configured environments, from the first to the last that a version reaches',
            type: 'array',
            items: {
              type: 'string',
            },
          },
          checkedAt: {
            description:
              'How current the list is: the catalog was read and models were looked at since then at the latest; absent\nbefore the first time\n',
            type: 'string',
            format: 'date-time',
          },
          nextCursor: {
            type: 'string',
          },
          total: {
            type: 'integer',
          },
          counts: {
            description:
              'Over all models the caller may see, whatever the filter',
            type: 'object',
            required: ['models', 'failing', 'unknown', 'waiting', 'running'],
            properties: {
              models: {
                type: 'integer',
              },
              failing: {
                type: 'integer',
              },
              unknown: {
                type: 'integer',
              },
              waiting: {
                type: 'integer',
                description: 'Promotions waiting for the caller',
              },
              running: {
                type: 'integer',
                description: 'Launches not ended',
              },
            },
          },
          sources: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/SourceState',
            },
          },
        },
      },
      HealthStatus: {
        type: 'string',
        enum: ['healthy', 'degraded', 'failing', 'unknown'],
      },
      ObservationKind: {
        type: 'string',
        enum: [
          'data-drift',
          'prediction-drift',
          'performance',
          'freshness',
          'sli',
        ],
      },
      Observation: {
        type: 'object',
        required: [
          'id',
          'source',
          'subject',
          'observedAt',
          'kind',
          'name',
          'method',
          'value',
          'direction',
          'thresholds',
          'window',
          'status',
        ],
        properties: {
          id: {
            type: 'string',
          },
          source: {
            type: 'string',
          },
          subject: {
            $ref: '#/components/schemas/EntityRef',
          },
          observedAt: {
            $ref: '#/components/schemas/Time',
          },
          kind: {
            $ref: '#/components/schemas/ObservationKind',
          },
          name: {
            type: 'string',
          },
          method: {
            type: 'string',
          },
          unit: {
            type: 'string',
          },
          value: {
            type: ['number', 'null'],
          },
          reason: {
            type: 'string',
          },
          direction: {
            type: 'string',
            enum: ['higher_is_worse', 'lower_is_worse'],
          },
          thresholds: {
            type: 'object',
            properties: {
              degraded: {
                type: 'number',
              },
              failing: {
                type: 'number',
              },
            },
          },
          window: {
            $ref: '#/components/schemas/Window',
          },
          baseline: {
            type: 'object',
            required: ['kind'],
            properties: {
              kind: {
                type: 'string',
                enum: ['training', 'previous_window', 'fixed'],
              },
              start: {
                $ref: '#/components/schemas/Time',
              },
              end: {
                $ref: '#/components/schemas/Time',
              },
              ref: {
                type: 'string',
              },
            },
          },
          sampleSize: {
            type: 'object',
            properties: {
              window: {
                type: 'integer',
              },
              baseline: {
                type: 'integer',
              },
            },
          },
          modelVersion: {
            type: 'string',
          },
          environment: {
            type: 'string',
          },
          validUntil: {
            $ref: '#/components/schemas/Time',
          },
          status: {
            $ref: '#/components/schemas/HealthStatus',
          },
          distribution: {
            type: 'object',
            required: ['window', 'baseline'],
            properties: {
              edges: {
                type: 'array',
                items: {
                  type: 'number',
                },
              },
              categories: {
                type: 'array',
                items: {
                  type: 'string',
                },
              },
              window: {
                type: 'array',
                items: {
                  type: 'number',
                },
              },
              baseline: {
                type: 'array',
                items: {
                  type: 'number',
                },
              },
            },
          },
        },
      },
      Window: {
        type: 'object',
        required: ['start', 'end'],
        properties: {
          start: {
            $ref: '#/components/schemas/Time',
          },
          end: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      ObservationPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Observation',
            },
          },
          nextCursor: {
            type: 'string',
          },
        },
      },
      Health: {
        type: 'object',
        required: ['status', 'reasons', 'latest', 'sources'],
        properties: {
          status: {
            $ref: '#/components/schemas/HealthStatus',
          },
          reasons: {
            description: 'Worst first, a sentence each',
            type: 'array',
            items: {
              type: 'object',
              required: ['status', 'text'],
              properties: {
                status: {
                  $ref: '#/components/schemas/HealthStatus',
                },
                text: {
                  type: 'string',
                },
                observationId: {
                  type: 'string',
                },
              },
            },
          },
          observedAt: {
            $ref: '#/components/schemas/Time',
          },
          latest: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Observation',
            },
          },
          objectives: {
            description: 'As the entity describes them, in its order',
            type: 'array',
            items: {
              $ref: '#/components/schemas/ObjectiveState',
            },
          },
          sources: {
            type: 'array',
            items: {
              type: 'object',
              required: ['source', 'lastSeen', 'series'],
              properties: {
                source: {
                  type: 'string',
                },
                lastSeen: {
                  $ref: '#/components/schemas/Time',
                },
                series: {
                  type: 'integer',
                },
                late: {
                  type: 'boolean',
                },
              },
            },
          },
        },
      },
      ObjectiveState: {
        description:
          "An objective of an entity in OpenSLO's words, and what is left of its error budget",
        type: 'object',
        required: ['name'],
        properties: {
          name: {
            type: 'string',
            description: '`displayName`, or its number',
          },
          indicator: {
            description: 'Which observations of the entity it counts',
            type: 'object',
            required: ['kind', 'name'],
            properties: {
              kind: {
                $ref: '#/components/schemas/ObservationKind',
              },
              name: {
                type: 'string',
              },
              method: {
                type: 'string',
              },
              environment: {
                type: 'string',
              },
            },
          },
          op: {
            type: 'string',
            enum: ['lt', 'lte', 'gt', 'gte'],
          },
          value: {
            description:
              "What `op` compares an observation's value with; without it the value is itself a share of good events",
            type: 'number',
          },
          target: {
            type: 'number',
            description: 'Share that must be good, 0 to 1',
          },
          window: {
            type: 'string',
            description: 'ISO 8601 duration',
            rolling: null,
          },
          budget: {
            $ref: '#/components/schemas/ErrorBudget',
          },
          problem: {
            description: 'Why it cannot be computed, in words',
            type: 'string',
          },
        },
      },
      ErrorBudget: {
        description: 'Absent where nothing was observed in the window',
        type: 'object',
        required: [
          'left',
          'good',
          'total',
          'unmeasured',
          'unserved',
          'since',
          'countedAt',
          'observedAt',
        ],
        properties: {
          left: {
            description:
              'Share of the error budget that is left; 1 is untouched, 0 used up, below 0 overspent',
            type: 'number',
          },
          good: {
            type: 'number',
            description: 'Those counted that were good',
          },
          total: {
            type: 'number',
            description: 'Observations or events counted',
          },
          unmeasured: {
            type: 'integer',
            description:
              'Observations without a value, or, without `op`, without one from 0 to 1; they are not counted\n',
          },
          unserved: {
            type: 'integer',
            description:
              'Observations of a version that did not serve when they were made, while another one did; they are not\ncounted\n',
          },
          since: {
            description: 'Where the window began when it was counted',
            type: 'string',
            format: 'date-time',
          },
          countedAt: {
            description: 'When it was counted',
            type: 'string',
            format: 'date-time',
          },
          observedAt: {
            description: 'When the newest of those that were counted was made',
            type: 'string',
            format: 'date-time',
          },
        },
      },
      HousekeepingProblem: {
        type: 'string',
        enum: ['undescribed', 'unowned', 'orphaned', 'duplicated', 'stale'],
        description:
          '`undescribed`: registered, and nobody described it. `unowned`: no owner, or one that the catalog does not know.\n`orphaned`: in the catalog, not in the registry. `duplicated`: several entities for one registered model, or one\ntraining run or one artefact registered under several names. `stale`: no run, no version and not served for a configured time.\n',
      },
      HousekeepingSort: {
        type: 'string',
        enum: [
          'pressing',
          'name',
          'owner',
          'registry',
          'found',
          'lastActivity',
        ],
        default: 'pressing',
      },
      HousekeepingFinding: {
        type: 'object',
        required: ['id', 'problem', 'name', 'why', 'remedy', 'foundAt'],
        properties: {
          id: {
            type: 'string',
          },
          problem: {
            $ref: '#/components/schemas/HousekeepingProblem',
          },
          ref: {
            description: 'The entity; absent where there is none',
            type: 'string',
          },
          name: {
            type: 'string',
            description: 'Name of the entity or of the registered model',
          },
          title: {
            type: 'string',
          },
          owner: {
            type: 'string',
            description: 'Entity reference, or `unowned`',
          },
          registry: {
            type: 'object',
            required: ['instance', 'model'],
            properties: {
              instance: {
                type: 'string',
              },
              model: {
                type: 'string',
              },
            },
          },
          why: {
            type: 'string',
            description: 'What is wrong',
            'in one sentence': null,
          },
          remedy: {
            type: 'string',
            description: 'What to do about it',
            'in one sentence': null,
          },
          foundAt: {
            $ref: '#/components/schemas/Time',
          },
          lastActivityAt: {
            $ref: '#/components/schemas/Time',
          },
          others: {
            description:
              'The other entities that it is about, as far as the caller may see them; at most 20',
            type: 'array',
            items: {
              $ref: '#/components/schemas/EntityRef',
            },
          },
          digest: {
            description:
              'Of the artefact that the newest versions of all of them have, where that is what they have in common',
            type: 'string',
          },
          description: {
            description:
              'A catalog-info.yaml that describes the model, to be completed',
            type: 'string',
          },
          url: {
            type: 'string',
            description: 'Its page in the registry',
          },
        },
      },
      HousekeepingPage: {
        type: 'object',
        required: ['items', 'total', 'counts', 'staleAfterDays'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/HousekeepingFinding',
            },
          },
          nextCursor: {
            type: 'string',
          },
          total: {
            type: 'integer',
          },
          counts: {
            description:
              'Findings that the caller may see, whatever the filter',
            type: 'object',
            required: [
              'undescribed',
              'unowned',
              'orphaned',
              'duplicated',
              'stale',
            ],
            properties: {
              undescribed: {
                type: 'integer',
              },
              unowned: {
                type: 'integer',
              },
              orphaned: {
                type: 'integer',
              },
              duplicated: {
                type: 'integer',
              },
              stale: {
                type: 'integer',
              },
            },
          },
          checkedAt: {
            description:
              'When it was last looked for; absent before the first time',
            type: 'string',
            format: 'date-time',
          },
          staleAfterDays: {
            type: 'number',
            description: 'Without run',
            'version and serving for this long a model is stale': null,
          },
        },
      },
      LaunchState: {
        type: 'string',
        enum: [
          'queued',
          'submitted',
          'running',
          'succeeded',
          'failed',
          'stopped',
          'lost',
        ],
      },
      LaunchRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['pipeline'],
        properties: {
          pipeline: {
            $ref: '#/components/schemas/EntityRef',
          },
          model: {
            $ref: '#/components/schemas/EntityRef',
          },
          parameters: {
            type: 'object',
            additionalProperties: true,
          },
          resources: {
            $ref: '#/components/schemas/Resources',
          },
          reason: {
            type: 'string',
            maxLength: 2000,
          },
        },
      },
      Launch: {
        type: 'object',
        required: [
          'id',
          'pipeline',
          'state',
          'attempt',
          'cluster',
          'resources',
          'parameters',
          'cause',
          'requestedBy',
          'requestedAt',
          'updatedAt',
        ],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          pipeline: {
            $ref: '#/components/schemas/EntityRef',
          },
          model: {
            $ref: '#/components/schemas/EntityRef',
          },
          state: {
            $ref: '#/components/schemas/LaunchState',
          },
          stateReason: {
            type: 'string',
          },
          waitingFor: {
            type: 'string',
          },
          attempt: {
            type: 'integer',
          },
          cluster: {
            type: 'string',
          },
          resources: {
            $ref: '#/components/schemas/Resources',
          },
          parameters: {
            type: 'object',
            additionalProperties: true,
          },
          sourceUrl: {
            type: 'string',
          },
          sourceCommit: {
            type: 'string',
          },
          cause: {
            type: 'object',
            required: ['type'],
            properties: {
              type: {
                type: 'string',
                enum: ['person', 'service', 'promotion', 'trigger'],
              },
              promotionId: {
                type: 'string',
              },
              reason: {
                type: 'string',
              },
            },
          },
          requestedBy: {
            $ref: '#/components/schemas/EntityRef',
          },
          requestedAt: {
            $ref: '#/components/schemas/Time',
          },
          startedAt: {
            $ref: '#/components/schemas/Time',
          },
          endedAt: {
            $ref: '#/components/schemas/Time',
          },
          cost: {
            type: 'object',
            properties: {
              gpuHours: {
                type: 'number',
              },
              amount: {
                type: 'number',
              },
              currency: {
                type: 'string',
              },
            },
          },
          updatedAt: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      LaunchPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Launch',
            },
          },
          nextCursor: {
            type: 'string',
          },
          running: {
            type: 'integer',
          },
        },
      },
      LaunchDetail: {
        allOf: [
          {
            $ref: '#/components/schemas/Launch',
          },
          {
            type: 'object',
            required: ['attempts', 'acts'],
            properties: {
              attempts: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['attempt', 'submissionId', 'state'],
                  properties: {
                    attempt: {
                      type: 'integer',
                    },
                    submissionId: {
                      type: 'string',
                    },
                    state: {
                      $ref: '#/components/schemas/LaunchState',
                    },
                    reason: {
                      type: 'string',
                    },
                    exitCode: {
                      type: 'integer',
                    },
                    startedAt: {
                      $ref: '#/components/schemas/Time',
                    },
                    endedAt: {
                      $ref: '#/components/schemas/Time',
                    },
                    logTail: {
                      type: 'string',
                    },
                  },
                },
              },
              runs: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/Run',
                },
              },
              version: {
                type: 'string',
              },
              url: {
                type: 'string',
              },
              acts: {
                type: 'object',
                required: ['stop', 'retry'],
                properties: {
                  stop: {
                    $ref: '#/components/schemas/Act',
                  },
                  retry: {
                    $ref: '#/components/schemas/Act',
                  },
                },
              },
            },
          },
        ],
      },
      LogChunk: {
        type: 'object',
        required: ['text', 'nextOffset', 'complete'],
        properties: {
          text: {
            type: 'string',
          },
          nextOffset: {
            type: 'integer',
          },
          complete: {
            type: 'boolean',
          },
        },
      },
      LedgerEntry: {
        type: 'object',
        required: [
          'sequence',
          'at',
          'actor',
          'act',
          'subject',
          'hash',
          'previousHash',
        ],
        properties: {
          sequence: {
            type: 'integer',
          },
          at: {
            $ref: '#/components/schemas/Time',
          },
          actor: {
            type: 'string',
          },
          act: {
            type: 'string',
            example: 'promotion.approved',
          },
          subject: {
            type: 'string',
            example: 'promotion:5b1c…',
          },
          detail: {
            type: 'object',
            additionalProperties: true,
          },
          hash: {
            type: 'string',
          },
          previousHash: {
            type: 'string',
          },
        },
      },
      LedgerPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LedgerEntry',
            },
          },
          nextCursor: {
            type: 'string',
          },
        },
      },
      LedgerVerification: {
        type: 'object',
        required: ['holds', 'entries'],
        properties: {
          holds: {
            type: 'boolean',
          },
          entries: {
            type: 'integer',
          },
          brokenAt: {
            type: 'integer',
          },
          head: {
            type: 'string',
          },
        },
      },
      LineageKind: {
        type: 'string',
        enum: [
          'table',
          'topic',
          'bucket',
          'dataset',
          'feature-set',
          'model',
          'version',
          'pipeline',
          'service',
          'api',
          'product',
          'other',
        ],
      },
      LineageNode: {
        type: 'object',
        required: ['id', 'kind', 'title', 'side', 'distance'],
        properties: {
          id: {
            type: 'string',
          },
          kind: {
            $ref: '#/components/schemas/LineageKind',
          },
          ref: {
            $ref: '#/components/schemas/EntityRef',
          },
          title: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          owner: {
            type: 'string',
            description: 'Entity reference, or `unowned`',
          },
          lifecycle: {
            type: 'string',
          },
          version: {
            type: 'string',
            description: 'Of a version its number, of a dataset its digest',
          },
          model: {
            type: 'string',
            description: 'Of a version, the entity reference of its model',
          },
          environments: {
            type: 'array',
            description: 'Of a version, where it serves',
            items: {
              type: 'string',
            },
          },
          byRegistry: {
            type: 'array',
            description:
              'Those of `environments` where Slipway deployed nothing: the alias or stage says so',
            items: {
              type: 'string',
            },
          },
          side: {
            type: 'string',
            enum: ['root', 'upstream', 'downstream'],
          },
          distance: {
            type: 'integer',
            description: 'Steps from the root, the shortest way',
          },
          unknownToCatalog: {
            type: 'boolean',
            description:
              'Named by a relation or a run, but nothing of the catalog',
          },
        },
      },
      LineageEdge: {
        type: 'object',
        description: 'Data flows from `from` to `to`',
        required: ['from', 'to', 'relation'],
        properties: {
          from: {
            type: 'string',
          },
          to: {
            type: 'string',
          },
          relation: {
            type: 'string',
            description: 'What `from` is to `to`',
            example: 'usedBy',
          },
          context: {
            type: 'string',
            description: 'What a run read a dataset for',
            example: 'training',
          },
        },
      },
      Lineage: {
        type: 'object',
        required: [
          'root',
          'nodes',
          'edges',
          'truncated',
          'deeper',
          'silent',
          'stale',
        ],
        properties: {
          root: {
            type: 'string',
            description: 'Id of a node',
          },
          nodes: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LineageNode',
            },
          },
          edges: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LineageEdge',
            },
          },
          truncated: {
            type: 'boolean',
            description:
              'There is more: at most 500 nodes, the versions of the 10 nearest models, and 50 datasets of each are shown',
          },
          deeper: {
            type: 'boolean',
            description: 'There is more beyond the depth',
          },
          silent: {
            type: 'array',
            description: 'Servers of which something is missing here, and why',
            items: {
              type: 'object',
              required: ['instance', 'missing', 'error'],
              properties: {
                instance: {
                  type: 'string',
                },
                missing: {
                  type: 'string',
                  enum: ['versions', 'data'],
                  description:
                    'The versions with their data, or only what runs read',
                },
                error: {
                  type: 'string',
                },
              },
            },
          },
          stale: {
            type: 'array',
            description:
              'Servers that do not answer, and from when what is shown of them is',
            items: {
              $ref: '#/components/schemas/Freshness',
            },
          },
        },
      },
      ImpactItem: {
        type: 'object',
        required: ['ref', 'title', 'kind', 'owner', 'distance', 'through'],
        properties: {
          ref: {
            $ref: '#/components/schemas/EntityRef',
          },
          title: {
            type: 'string',
          },
          kind: {
            $ref: '#/components/schemas/LineageKind',
          },
          owner: {
            type: 'string',
            description: 'Entity reference, or `unowned`',
          },
          lifecycle: {
            type: 'string',
          },
          distance: {
            type: 'integer',
          },
          through: {
            type: 'array',
            description:
              'Titles of what lies between, nearest to the root first',
            items: {
              type: 'string',
            },
          },
          unknownToCatalog: {
            type: 'boolean',
          },
        },
      },
      ImpactPage: {
        type: 'object',
        required: ['items', 'owners', 'total', 'truncated'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ImpactItem',
            },
          },
          owners: {
            type: 'array',
            description: 'Whom to tell, those with most to lose first',
            items: {
              type: 'object',
              required: ['ref', 'count'],
              properties: {
                ref: {
                  type: 'string',
                },
                count: {
                  type: 'integer',
                },
              },
            },
          },
          total: {
            type: 'integer',
          },
          truncated: {
            type: 'boolean',
          },
          nextCursor: {
            type: 'string',
          },
        },
      },
      OpenLineageEvent: {
        type: 'object',
        required: ['eventTime', 'producer', 'schemaURL'],
        additionalProperties: true,
        properties: {
          eventTime: {
            $ref: '#/components/schemas/Time',
          },
          producer: {
            type: 'string',
          },
          schemaURL: {
            type: 'string',
          },
        },
      },
      ModelOverview: {
        type: 'object',
        required: [
          'ref',
          'name',
          'type',
          'owner',
          'tier',
          'lifecycle',
          'registry',
          'experiments',
          'environments',
          'pipelines',
          'requestPromotion',
        ],
        properties: {
          ref: {
            $ref: '#/components/schemas/EntityRef',
          },
          name: {
            type: 'string',
          },
          title: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          type: {
            type: 'string',
          },
          owner: {
            type: 'string',
          },
          tier: {
            type: 'integer',
          },
          lifecycle: {
            type: 'string',
          },
          servingMode: {
            type: 'string',
          },
          registry: {
            type: 'object',
            required: ['instance', 'model'],
            properties: {
              instance: {
                type: 'string',
              },
              model: {
                type: 'string',
              },
              url: {
                type: 'string',
              },
            },
          },
          experiments: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          environments: {
            description: 'The configured environments and what serves in each',
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'alias'],
              properties: {
                name: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                alias: {
                  type: 'string',
                },
                stage: {
                  type: 'string',
                  description: 'Which says it instead of an alias',
                },
                deployment: {
                  $ref: '#/components/schemas/Deployment',
                },
                byRegistry: {
                  $ref: '#/components/schemas/RegistryServing',
                },
              },
            },
          },
          newestVersion: {
            $ref: '#/components/schemas/VersionSummary',
          },
          pipelines: {
            description: 'The training pipelines of the model',
            type: 'array',
            items: {
              $ref: '#/components/schemas/EntityRef',
            },
          },
          requestPromotion: {
            $ref: '#/components/schemas/Act',
          },
          movedOutside: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/MovedOutside',
            },
          },
          gone: {
            description:
              'Present where the registry has no model of this name any more',
            allOf: [
              {
                $ref: '#/components/schemas/GoneModel',
              },
              {
                type: 'object',
                properties: {
                  describedBy: {
                    description:
                      'An entity that describes it by its new name, as far as the caller may see one',
                    allOf: [
                      {
                        $ref: '#/components/schemas/EntityRef',
                      },
                    ],
                  },
                  url: {
                    type: 'string',
                    description:
                      'The newest version by its new name in the registry',
                  },
                },
              },
            ],
          },
          freshness: {
            $ref: '#/components/schemas/Freshness',
          },
        },
      },
      PipelineOverview: {
        type: 'object',
        required: [
          'ref',
          'name',
          'type',
          'engine',
          'entrypoint',
          'parameters',
          'resources',
          'launch',
        ],
        properties: {
          ref: {
            $ref: '#/components/schemas/EntityRef',
          },
          name: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          type: {
            type: 'string',
          },
          owner: {
            type: 'string',
          },
          engine: {
            type: 'string',
          },
          cluster: {
            type: 'string',
          },
          entrypoint: {
            type: 'string',
          },
          sourceUrl: {
            type: 'string',
          },
          parameters: {
            type: 'object',
            additionalProperties: true,
            description: 'JSON Schema',
          },
          resources: {
            $ref: '#/components/schemas/Resources',
          },
          model: {
            $ref: '#/components/schemas/EntityRef',
          },
          launch: {
            $ref: '#/components/schemas/Act',
          },
        },
      },
      Resources: {
        type: 'object',
        required: ['cpus', 'gpus'],
        additionalProperties: false,
        properties: {
          cpus: {
            type: 'number',
            minimum: 0,
            maximum: 1024,
          },
          gpus: {
            type: 'number',
            minimum: 0,
            maximum: 1024,
          },
          accelerator: {
            type: 'string',
            maxLength: 100,
          },
          memory: {
            type: 'integer',
            minimum: 0,
            description: 'Bytes',
          },
        },
      },
      PromotionMode: {
        type: 'string',
        enum: ['train', 'deploy', 'rollback'],
      },
      PromotionState: {
        type: 'string',
        enum: [
          'requested',
          'gated',
          'awaiting_approval',
          'approved',
          'launching',
          'verifying',
          'rolling_out',
          'done',
          'rolled_back',
          'withdrawn',
          'rejected',
          'expired',
          'revoked',
          'superseded',
          'failed',
        ],
      },
      PromotionRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['model', 'version', 'environment', 'mode'],
        properties: {
          model: {
            $ref: '#/components/schemas/EntityRef',
          },
          version: {
            type: 'string',
            minLength: 1,
            maxLength: 100,
          },
          environment: {
            type: 'string',
            minLength: 1,
            maxLength: 63,
          },
          mode: {
            type: 'string',
            enum: ['train', 'deploy'],
          },
          pipeline: {
            $ref: '#/components/schemas/EntityRef',
          },
          parameters: {
            type: 'object',
            additionalProperties: true,
          },
          resources: {
            $ref: '#/components/schemas/Resources',
          },
          reason: {
            type: 'string',
            maxLength: 2000,
            default: '',
          },
          supersedes: {
            type: 'string',
            format: 'uuid',
            description: 'The open promotion that this one replaces',
          },
        },
      },
      Plan: {
        type: 'object',
        description:
          'What will be done; fixed and hashed when the promotion is requested',
        required: ['mode', 'environment', 'target', 'alias', 'policy', 'gates'],
        properties: {
          mode: {
            $ref: '#/components/schemas/PromotionMode',
          },
          environment: {
            type: 'string',
          },
          target: {
            type: 'string',
          },
          alias: {
            type: 'string',
          },
          deployment: {
            type: 'object',
            additionalProperties: true,
          },
          launch: {
            type: 'object',
            required: [
              'pipeline',
              'cluster',
              'entrypoint',
              'sourceUrl',
              'sourceCommit',
              'parameters',
              'resources',
            ],
            properties: {
              pipeline: {
                $ref: '#/components/schemas/EntityRef',
              },
              cluster: {
                type: 'string',
              },
              entrypoint: {
                type: 'string',
              },
              sourceUrl: {
                type: 'string',
              },
              sourceCommit: {
                type: 'string',
              },
              parameters: {
                type: 'object',
                additionalProperties: true,
              },
              resources: {
                $ref: '#/components/schemas/Resources',
              },
            },
          },
          policy: {
            $ref: '#/components/schemas/Policy',
          },
          gates: {
            description: 'The thresholds, sealed before anything is evaluated',
            type: 'array',
            items: {
              type: 'object',
              required: ['gate', 'rule'],
              properties: {
                gate: {
                  type: 'string',
                },
                rule: {
                  type: 'object',
                  additionalProperties: true,
                },
              },
            },
          },
        },
      },
      Policy: {
        type: 'object',
        required: ['tier', 'approvals', 'approverGroups', 'expiresAfter'],
        properties: {
          tier: {
            type: 'integer',
          },
          approvals: {
            type: 'integer',
          },
          approverGroups: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          expiresAfter: {
            type: 'string',
            description: 'ISO 8601 duration',
          },
        },
      },
      GateOutcome: {
        type: 'string',
        enum: [
          'pending',
          'passed',
          'failed',
          'too_little_data',
          'not_evaluated',
        ],
      },
      Gate: {
        type: 'object',
        required: ['gate', 'title', 'phase', 'outcome', 'summary'],
        properties: {
          gate: {
            type: 'string',
            enum: ['version_ready', 'artefact_digest', 'metrics', 'drift'],
          },
          title: {
            type: 'string',
          },
          phase: {
            description:
              'Before approval, or again for the version that was trained',
            type: 'string',
            enum: ['request', 'trained'],
          },
          outcome: {
            $ref: '#/components/schemas/GateOutcome',
          },
          summary: {
            type: 'string',
            description: 'One sentence',
          },
          evidence: {
            type: 'object',
            additionalProperties: true,
          },
          evidenceDigest: {
            $ref: '#/components/schemas/Digest',
          },
          evaluatedAt: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      Decision: {
        type: 'object',
        required: ['by', 'decision', 'at', 'valid'],
        properties: {
          by: {
            $ref: '#/components/schemas/EntityRef',
          },
          decision: {
            type: 'string',
            enum: ['approved', 'rejected'],
          },
          comment: {
            type: 'string',
          },
          at: {
            $ref: '#/components/schemas/Time',
          },
          group: {
            type: 'string',
            description: 'The approver group by which the person may',
          },
          digest: {
            type: 'string',
          },
          planHash: {
            type: 'string',
          },
          evidenceDigest: {
            type: 'string',
          },
          valid: {
            type: 'boolean',
          },
          invalidReason: {
            type: 'string',
          },
        },
      },
      ApprovalRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['digest', 'planHash', 'evidenceDigest'],
        description:
          'What the approver was shown; an approval of anything else is refused with 409',
        properties: {
          digest: {
            $ref: '#/components/schemas/Digest',
          },
          planHash: {
            $ref: '#/components/schemas/Digest',
          },
          evidenceDigest: {
            $ref: '#/components/schemas/Digest',
          },
          comment: {
            type: 'string',
            maxLength: 2000,
          },
        },
      },
      Promotion: {
        type: 'object',
        required: [
          'id',
          'model',
          'registeredModel',
          'version',
          'environment',
          'mode',
          'state',
          'requestedBy',
          'requestedAt',
          'reason',
          'planHash',
          'updatedAt',
        ],
        properties: {
          id: {
            type: 'string',
            format: 'uuid',
          },
          model: {
            $ref: '#/components/schemas/EntityRef',
          },
          registeredModel: {
            type: 'string',
          },
          version: {
            type: 'string',
            description: 'The version that was asked for',
          },
          resultVersion: {
            type: 'string',
            description: 'The version that is or will be deployed',
          },
          digest: {
            $ref: '#/components/schemas/Digest',
          },
          environment: {
            type: 'string',
          },
          mode: {
            $ref: '#/components/schemas/PromotionMode',
          },
          state: {
            $ref: '#/components/schemas/PromotionState',
          },
          stateReason: {
            type: 'string',
            description: 'Why it ended',
            'or what it waits for': null,
          },
          waitingFor: {
            description:
              'The outside system it waits for, when one does not answer',
            type: 'string',
          },
          requestedBy: {
            $ref: '#/components/schemas/EntityRef',
          },
          requestedAt: {
            $ref: '#/components/schemas/Time',
          },
          expiresAt: {
            $ref: '#/components/schemas/Time',
          },
          endedAt: {
            $ref: '#/components/schemas/Time',
          },
          reason: {
            type: 'string',
          },
          planHash: {
            $ref: '#/components/schemas/Digest',
          },
          launchId: {
            type: 'string',
          },
          approvals: {
            type: 'integer',
            description: 'Valid approvals so far',
          },
          approvalsNeeded: {
            type: 'integer',
          },
          updatedAt: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      PromotionPage: {
        type: 'object',
        required: ['items', 'counts'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Promotion',
            },
          },
          nextCursor: {
            type: 'string',
          },
          counts: {
            type: 'object',
            required: ['open', 'waiting', 'mine'],
            properties: {
              open: {
                type: 'integer',
              },
              waiting: {
                type: 'integer',
              },
              mine: {
                type: 'integer',
              },
            },
          },
        },
      },
      Side: {
        type: 'object',
        description: 'One side of the comparison',
        required: ['version'],
        properties: {
          version: {
            type: 'string',
          },
          digest: {
            type: 'string',
          },
          createdAt: {
            $ref: '#/components/schemas/Time',
          },
          runId: {
            type: 'string',
          },
          commit: {
            type: 'string',
          },
          size: {
            type: 'integer',
          },
          parameters: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          datasets: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: true,
            },
          },
          dependencies: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          signature: {
            type: 'object',
            additionalProperties: true,
          },
        },
      },
      Comparison: {
        type: 'object',
        required: ['candidate', 'metrics'],
        properties: {
          candidate: {
            $ref: '#/components/schemas/Side',
          },
          champion: {
            $ref: '#/components/schemas/Side',
          },
          metrics: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'sameData'],
              properties: {
                name: {
                  type: 'string',
                },
                candidate: {
                  type: 'number',
                },
                champion: {
                  type: 'number',
                },
                delta: {
                  type: 'number',
                },
                better: {
                  type: 'boolean',
                  description: 'Absent when the direction is not known',
                },
                sameData: {
                  type: 'boolean',
                },
                why: {
                  type: 'string',
                },
              },
            },
          },
          error: {
            type: 'string',
          },
        },
      },
      Estimate: {
        type: 'object',
        required: ['gpuHours', 'cpuHours', 'basis'],
        properties: {
          gpuHours: {
            type: 'number',
          },
          cpuHours: {
            type: 'number',
          },
          cost: {
            type: 'number',
          },
          currency: {
            type: 'string',
          },
          basis: {
            type: 'string',
            description: 'What the estimate was made from',
          },
        },
      },
      PromotionPreview: {
        type: 'object',
        required: ['plan', 'planHash', 'gates', 'approvers', 'submit'],
        properties: {
          plan: {
            $ref: '#/components/schemas/Plan',
          },
          planHash: {
            $ref: '#/components/schemas/Digest',
          },
          digest: {
            $ref: '#/components/schemas/Digest',
          },
          gates: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Gate',
            },
          },
          approvers: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/EntityRef',
            },
          },
          comparison: {
            $ref: '#/components/schemas/Comparison',
          },
          estimate: {
            $ref: '#/components/schemas/Estimate',
          },
          replaces: {
            $ref: '#/components/schemas/VersionSummary',
          },
          openPromotion: {
            $ref: '#/components/schemas/Promotion',
          },
          queue: {
            type: 'object',
            properties: {
              freeGpus: {
                type: 'number',
              },
              totalGpus: {
                type: 'number',
              },
              ahead: {
                type: 'integer',
              },
            },
          },
          submit: {
            $ref: '#/components/schemas/Act',
          },
        },
      },
      PromotionDetail: {
        type: 'object',
        required: [
          'promotion',
          'plan',
          'gates',
          'decisions',
          'approvers',
          'acts',
          'ledger',
          'ledgerHolds',
        ],
        properties: {
          promotion: {
            $ref: '#/components/schemas/Promotion',
          },
          plan: {
            $ref: '#/components/schemas/Plan',
          },
          gates: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Gate',
            },
          },
          evidenceDigest: {
            $ref: '#/components/schemas/Digest',
          },
          decisions: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Decision',
            },
          },
          approvers: {
            description: 'Groups whose members may approve',
            type: 'array',
            items: {
              $ref: '#/components/schemas/EntityRef',
            },
          },
          comparison: {
            $ref: '#/components/schemas/Comparison',
          },
          estimate: {
            $ref: '#/components/schemas/Estimate',
          },
          launch: {
            $ref: '#/components/schemas/LaunchDetail',
          },
          deployment: {
            $ref: '#/components/schemas/Deployment',
          },
          smoke: {
            type: 'object',
            additionalProperties: true,
          },
          acts: {
            type: 'object',
            required: ['approve', 'reject', 'withdraw', 'abort'],
            properties: {
              approve: {
                $ref: '#/components/schemas/Act',
              },
              reject: {
                $ref: '#/components/schemas/Act',
              },
              withdraw: {
                $ref: '#/components/schemas/Act',
              },
              abort: {
                $ref: '#/components/schemas/Act',
              },
            },
          },
          ledger: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LedgerEntry',
            },
          },
          ledgerHolds: {
            type: 'boolean',
          },
        },
      },
      IndexedVersion: {
        type: 'object',
        required: [
          'instance',
          'model',
          'version',
          'createdAt',
          'tags',
          'aliases',
        ],
        properties: {
          instance: {
            type: 'string',
          },
          model: {
            type: 'string',
          },
          version: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          card: {
            type: 'string',
            description:
              'Beginning of its model card, at most 8,000 characters, where its artefact was looked at',
          },
          createdAt: {
            $ref: '#/components/schemas/Time',
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          aliases: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
        },
      },
      IndexedVersionPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/IndexedVersion',
            },
          },
          nextCursor: {
            type: 'string',
          },
          revision: {
            type: 'string',
            description:
              'With the first page: another one when anything that these pages, or those of `/registered-models`, say has changed',
          },
        },
      },
      VersionSummary: {
        type: 'object',
        required: ['version'],
        properties: {
          version: {
            type: 'string',
          },
          since: {
            $ref: '#/components/schemas/Time',
          },
          digest: {
            $ref: '#/components/schemas/Digest',
          },
          promotionId: {
            type: 'string',
          },
        },
      },
      Version: {
        type: 'object',
        required: ['version', 'status', 'createdAt', 'aliases', 'tags'],
        properties: {
          version: {
            type: 'string',
          },
          status: {
            type: 'string',
            enum: ['pending', 'ready', 'failed'],
          },
          statusMessage: {
            type: 'string',
          },
          createdAt: {
            $ref: '#/components/schemas/Time',
          },
          user: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          aliases: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          stage: {
            type: 'string',
            description: 'Where the registry has stages',
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          runId: {
            type: 'string',
          },
          launchId: {
            type: 'string',
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
            description: 'Where it serves now',
          },
          byRegistry: {
            type: 'array',
            items: {
              type: 'string',
            },
            description:
              'Those of `environments` where Slipway deployed nothing: the alias or stage says so',
          },
          metrics: {
            type: 'object',
            additionalProperties: {
              type: 'number',
            },
            description: 'Key metrics of its run',
          },
          data: {
            type: 'object',
            description: 'What it was trained on',
            required: ['name', 'digest'],
            properties: {
              name: {
                type: 'string',
              },
              digest: {
                type: 'string',
              },
            },
          },
          digest: {
            $ref: '#/components/schemas/Digest',
          },
          size: {
            type: 'integer',
            description: 'Bytes',
          },
          format: {
            $ref: '#/components/schemas/VersionFormat',
          },
          url: {
            type: 'string',
          },
          deletedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When it was found to be gone from the registry',
          },
        },
      },
      VersionPage: {
        type: 'object',
        required: ['items', 'freshness'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Version',
            },
          },
          nextCursor: {
            type: 'string',
          },
          fixedOrder: {
            type: 'string',
            description:
              'Why the list can be neither filtered nor sorted yet; absent where it can',
          },
          partialOrder: {
            type: 'string',
            description:
              'Which versions may stand in the wrong place; absent for none',
          },
          freshness: {
            $ref: '#/components/schemas/Freshness',
          },
        },
      },
      MovedOutside: {
        description:
          'The alias of an environment as it was moved by somebody else than the portal, and not moved by the portal since',
        type: 'object',
        required: ['environment', 'alias', 'at'],
        properties: {
          environment: {
            type: 'string',
          },
          alias: {
            type: 'string',
          },
          from: {
            type: 'string',
          },
          to: {
            type: 'string',
          },
          at: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      GoneModel: {
        description:
          'The registry has no model of this name any more; what was known of it is kept',
        type: 'object',
        required: ['noticedAt'],
        properties: {
          noticedAt: {
            $ref: '#/components/schemas/Time',
          },
          renamedTo: {
            type: 'string',
            description:
              'What the registry calls it now; absent for one that was deleted',
          },
        },
      },
      AliasMove: {
        type: 'object',
        required: ['kind', 'id', 'alias', 'at', 'noticedAt', 'by', 'protected'],
        properties: {
          kind: {
            type: 'string',
            enum: ['alias'],
          },
          id: {
            type: 'string',
          },
          alias: {
            type: 'string',
          },
          environment: {
            type: 'string',
            description: 'Whose alias it is',
          },
          from: {
            type: 'string',
            description: 'Version; absent for none',
          },
          to: {
            type: 'string',
            description: 'Version; absent for none',
          },
          at: {
            type: 'string',
            format: 'date-time',
            description:
              'Exact for moves by the portal; when it was noticed for others',
          },
          earliestAt: {
            type: 'string',
            format: 'date-time',
            description: 'It moved after this; absent when that is not known',
          },
          noticedAt: {
            $ref: '#/components/schemas/Time',
          },
          by: {
            type: 'string',
            enum: ['portal', 'outside', 'unknown'],
            description:
              'unknown: it was there when the registry was first read',
          },
          promotionId: {
            type: 'string',
          },
          actor: {
            type: 'string',
          },
          protected: {
            type: 'boolean',
            description: 'It is the alias of an environment',
          },
        },
      },
      StageMove: {
        description:
          'A version that was moved from stage to stage, where the registry has stages; never by the portal',
        type: 'object',
        required: [
          'kind',
          'id',
          'version',
          'at',
          'noticedAt',
          'by',
          'protected',
        ],
        properties: {
          kind: {
            type: 'string',
            enum: ['stage'],
          },
          id: {
            type: 'string',
          },
          version: {
            type: 'string',
          },
          environment: {
            type: 'string',
            description: 'Whose stage it is',
          },
          fromStage: {
            type: 'string',
            description: 'Absent for none',
          },
          toStage: {
            type: 'string',
            description: 'Absent for none',
          },
          at: {
            type: 'string',
            format: 'date-time',
            description:
              'No later than this; the last change of the version where the registry says it',
          },
          earliestAt: {
            type: 'string',
            format: 'date-time',
            description: 'It moved after this; absent when that is not known',
          },
          noticedAt: {
            $ref: '#/components/schemas/Time',
          },
          by: {
            type: 'string',
            enum: ['outside', 'unknown'],
            description: 'unknown: it was there when its stage was first read',
          },
          protected: {
            type: 'boolean',
            description: 'It is the stage of an environment',
          },
        },
      },
      Move: {
        oneOf: [
          {
            $ref: '#/components/schemas/AliasMove',
          },
          {
            $ref: '#/components/schemas/StageMove',
          },
        ],
      },
      MovePage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Move',
            },
          },
          nextCursor: {
            type: 'string',
          },
        },
      },
      RegistryServing: {
        type: 'object',
        description:
          'What the alias or stage of an environment says serves there, where Slipway deployed nothing',
        required: ['environment', 'version', 'says'],
        properties: {
          environment: {
            type: 'string',
          },
          version: {
            type: 'string',
            description: 'The newest where several are in the stage',
          },
          says: {
            type: 'string',
            enum: ['alias', 'stage'],
          },
          since: {
            $ref: '#/components/schemas/Time',
          },
          by: {
            type: 'string',
            enum: ['portal', 'outside', 'unknown'],
          },
        },
      },
      ProductionAt: {
        type: 'object',
        required: ['at', 'items', 'freshness'],
        properties: {
          at: {
            $ref: '#/components/schemas/Time',
          },
          freshness: {
            $ref: '#/components/schemas/Freshness',
          },
          items: {
            type: 'array',
            items: {
              type: 'object',
              required: ['environment', 'versions', 'known', 'certain'],
              properties: {
                environment: {
                  type: 'string',
                },
                title: {
                  type: 'string',
                },
                alias: {
                  type: 'string',
                },
                stage: {
                  type: 'string',
                  description: 'Which says it instead of an alias',
                },
                version: {
                  type: 'string',
                  description:
                    'Absent for none; the newest where several are in the stage',
                },
                versions: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                  description: 'All of them, the newest first',
                },
                since: {
                  $ref: '#/components/schemas/Time',
                },
                until: {
                  $ref: '#/components/schemas/Time',
                },
                by: {
                  type: 'string',
                  enum: ['portal', 'outside', 'unknown'],
                },
                promotionId: {
                  type: 'string',
                },
                known: {
                  type: 'boolean',
                  description:
                    'False before the registry was first read; then no version does not mean that none served',
                },
                certain: {
                  type: 'boolean',
                  description:
                    'False between two looks at the registry of which only the later shows the move, before the first look and after the last',
                },
              },
            },
          },
        },
      },
      RegisteredModel: {
        type: 'object',
        required: [
          'instance',
          'model',
          'tags',
          'aliases',
          'createdAt',
          'updatedAt',
          'versions',
        ],
        properties: {
          instance: {
            type: 'string',
          },
          model: {
            type: 'string',
          },
          description: {
            type: 'string',
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          aliases: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
            description: 'Version by alias',
          },
          createdAt: {
            $ref: '#/components/schemas/Time',
          },
          updatedAt: {
            $ref: '#/components/schemas/Time',
          },
          newestVersion: {
            type: 'object',
            required: ['version', 'createdAt'],
            properties: {
              version: {
                type: 'string',
              },
              createdAt: {
                $ref: '#/components/schemas/Time',
              },
              runId: {
                type: 'string',
              },
            },
          },
          versions: {
            type: 'integer',
          },
          deletedAt: {
            type: 'string',
            format: 'date-time',
            description: 'When it was found to be gone from the registry',
          },
          renamedTo: {
            type: 'string',
          },
        },
      },
      RegisteredModelPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/RegisteredModel',
            },
          },
          nextCursor: {
            type: 'string',
          },
        },
      },
      RegisteredVersionPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Version',
            },
          },
          nextCursor: {
            type: 'string',
          },
        },
      },
      RunDetail: {
        allOf: [
          {
            $ref: '#/components/schemas/Run',
          },
          {
            type: 'object',
            required: ['describedDatasets', 'models', 'systemMetrics'],
            properties: {
              freshness: {
                description:
                  "Present where the source did not answer and the portal's copy did",
                allOf: [
                  {
                    $ref: '#/components/schemas/Freshness',
                  },
                ],
              },
              note: {
                type: 'string',
                description: 'Markdown of a person',
              },
              cause: {
                $ref: '#/components/schemas/RunCause',
              },
              describedDatasets: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/DescribedDataset',
                },
              },
              models: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/LoggedModel',
                },
              },
              systemMetrics: {
                type: 'array',
                description:
                  'Keys of the metrics that tell of the machine, not of the model',
                items: {
                  type: 'string',
                },
              },
              missing: {
                type: 'string',
                description:
                  'Why datasets, models and note are not there: the source did not give them',
              },
              missingModels: {
                type: 'string',
                description:
                  'Why some or all models are not there, where the rest is',
              },
              modelFolders: {
                type: 'array',
                description:
                  'Folders among its artefacts that hold a model, of a run of MLflow 2, which keeps no models of their own; at most 10',
                items: {
                  type: 'object',
                  required: ['path'],
                  properties: {
                    path: {
                      type: 'string',
                    },
                    signature: {
                      $ref: '#/components/schemas/LoggedModelSignature',
                    },
                    signatureUnread: {
                      type: 'boolean',
                    },
                  },
                },
              },
              moreModels: {
                type: 'boolean',
                description: 'The run has more models than these',
              },
            },
          },
        ],
      },
      RunCause: {
        type: 'object',
        description: 'What made the run happen',
        required: ['kind', 'id'],
        properties: {
          kind: {
            type: 'string',
            enum: ['launch', 'promotion', 'trigger'],
          },
          id: {
            type: 'string',
          },
          by: {
            $ref: '#/components/schemas/EntityRef',
          },
          at: {
            $ref: '#/components/schemas/Time',
          },
          reason: {
            type: 'string',
          },
        },
      },
      DescribedDataset: {
        type: 'object',
        required: ['name', 'digest'],
        properties: {
          name: {
            type: 'string',
          },
          digest: {
            type: 'string',
          },
          context: {
            type: 'string',
          },
          source: {
            type: 'string',
          },
          sourceType: {
            type: 'string',
          },
          columns: {
            type: 'array',
            description: "At most 500, from MLflow's column schema",
            items: {
              type: 'object',
              required: ['name', 'type'],
              properties: {
                name: {
                  type: 'string',
                },
                type: {
                  type: 'string',
                },
                required: {
                  type: 'boolean',
                },
              },
            },
          },
          schema: {
            type: 'string',
            description: 'As logged, where it has no columns',
          },
          profile: {
            type: 'string',
            description: 'JSON as logged',
          },
        },
      },
      LoggedModel: {
        type: 'object',
        description: 'A model that a run made or used (MLflow 3)',
        required: [
          'id',
          'name',
          'role',
          'status',
          'metrics',
          'parameters',
          'tags',
          'versions',
        ],
        properties: {
          id: {
            type: 'string',
          },
          name: {
            type: 'string',
          },
          role: {
            type: 'string',
            enum: ['made', 'used'],
          },
          status: {
            type: 'string',
            enum: ['ready', 'pending', 'failed', 'unknown'],
          },
          statusMessage: {
            type: 'string',
          },
          type: {
            type: 'string',
          },
          createdAt: {
            $ref: '#/components/schemas/Time',
          },
          sourceRunId: {
            type: 'string',
          },
          metrics: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/LoggedModelMetric',
            },
          },
          parameters: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          versions: {
            type: 'array',
            description: 'Where it is registered',
            items: {
              type: 'object',
              required: ['model', 'version'],
              properties: {
                model: {
                  type: 'string',
                },
                version: {
                  type: 'string',
                },
              },
            },
          },
          signature: {
            $ref: '#/components/schemas/LoggedModelSignature',
          },
          signatureUnread: {
            type: 'boolean',
            description:
              'Whether it has one is not known: only the first ten are read, and not all can be',
          },
          outside: {
            type: 'boolean',
            description:
              'No run of the model made it, so nothing is said of it but its id and what this run measured of it',
          },
          url: {
            type: 'string',
          },
        },
      },
      LoggedModelMetric: {
        type: 'object',
        required: ['key', 'value', 'step', 'timestamp'],
        properties: {
          key: {
            type: 'string',
          },
          value: {
            type: ['number', 'null'],
          },
          text: {
            type: 'string',
          },
          step: {
            type: 'integer',
          },
          timestamp: {
            $ref: '#/components/schemas/Time',
          },
          dataset: {
            type: 'object',
            required: ['name', 'digest'],
            properties: {
              name: {
                type: 'string',
              },
              digest: {
                type: 'string',
              },
            },
          },
          runId: {
            type: 'string',
          },
        },
      },
      LoggedModelSignature: {
        type: 'object',
        properties: {
          inputs: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: true,
            },
          },
          outputs: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: true,
            },
          },
          params: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: true,
            },
          },
        },
      },
      ArtefactEntry: {
        type: 'object',
        required: ['path', 'name', 'isDirectory'],
        properties: {
          path: {
            type: 'string',
            description: 'From the root',
          },
          name: {
            type: 'string',
          },
          isDirectory: {
            type: 'boolean',
          },
          size: {
            type: 'integer',
            description: 'Bytes',
          },
        },
      },
      ArtefactPage: {
        type: 'object',
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ArtefactEntry',
            },
          },
          nextCursor: {
            type: 'string',
          },
        },
      },
      ArtefactPreview: {
        type: 'object',
        required: ['path', 'kind', 'mediaType', 'truncated'],
        properties: {
          path: {
            type: 'string',
          },
          size: {
            type: 'integer',
            description: 'Bytes; absent where the source does not say',
          },
          kind: {
            type: 'string',
            enum: [
              'image',
              'table',
              'json',
              'text',
              'markdown',
              'html',
              'binary',
              'too-large',
            ],
          },
          mediaType: {
            type: 'string',
          },
          text: {
            type: 'string',
          },
          base64: {
            type: 'string',
          },
          table: {
            type: 'object',
            required: ['columns', 'rows'],
            properties: {
              columns: {
                type: 'array',
                items: {
                  type: 'string',
                },
              },
              rows: {
                type: 'array',
                items: {
                  type: 'array',
                  items: {
                    type: 'string',
                  },
                },
              },
              totalRows: {
                type: 'integer',
              },
            },
          },
          truncated: {
            type: 'boolean',
            description: 'There is more in the file',
          },
          reason: {
            type: 'string',
            description: 'Why there is no more than this to show',
          },
        },
      },
      RunEnvironmentsRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['runIds'],
        properties: {
          runIds: {
            type: 'array',
            minItems: 1,
            maxItems: 500,
            items: {
              type: 'string',
              pattern: '^[A-Za-z0-9_-]{1,64}$',
            },
          },
          read: {
            type: 'boolean',
            description:
              'Read the first 20 of which nothing is known from their source; without it, nothing is read there',
          },
        },
      },
      RunEnvironments: {
        type: 'object',
        required: ['runs', 'environments'],
        properties: {
          runs: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/RunEnvironmentState',
            },
          },
          environments: {
            type: 'array',
            description: 'Each once, however many runs have it',
            items: {
              $ref: '#/components/schemas/LoggedEnvironment',
            },
          },
        },
      },
      RunEnvironmentState: {
        type: 'object',
        required: ['runId', 'state'],
        properties: {
          runId: {
            type: 'string',
          },
          state: {
            type: 'string',
            description:
              '`read`: `environment` says which; `none`: it logged no packages; `unread`: they could not be read, and `why` says the reason; `pending`: not read yet',
            enum: ['read', 'none', 'unread', 'pending'],
          },
          environment: {
            type: 'string',
            description: 'An id of `environments`',
          },
          why: {
            type: 'string',
          },
          again: {
            type: 'boolean',
            description: 'Another try may read them',
          },
        },
      },
      LoggedEnvironment: {
        type: 'object',
        required: ['id', 'packages'],
        properties: {
          id: {
            type: 'string',
            description: 'The same packages have the same id',
          },
          python: {
            type: 'string',
            description: 'Version of Python',
          },
          packages: {
            type: 'object',
            description:
              'By the name that an index knows; the version that each asks for, as `2.0.0`, `>=2`, `any version`. Options of pip are among them; what signs in to an index is never',
            additionalProperties: {
              type: 'string',
            },
          },
        },
      },
      Metric: {
        type: 'object',
        required: ['key', 'step', 'timestamp'],
        properties: {
          key: {
            type: 'string',
          },
          value: {
            type: ['number', 'null'],
            description:
              'null where the source says NaN or infinite; see `text`',
          },
          text: {
            type: 'string',
          },
          step: {
            type: 'integer',
          },
          timestamp: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      Run: {
        type: 'object',
        required: [
          'id',
          'name',
          'experimentId',
          'status',
          'startedAt',
          'metrics',
          'parameters',
          'tags',
          'datasets',
        ],
        properties: {
          id: {
            type: 'string',
          },
          name: {
            type: 'string',
          },
          experimentId: {
            type: 'string',
          },
          status: {
            type: 'string',
            enum: ['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED'],
          },
          startedAt: {
            $ref: '#/components/schemas/Time',
          },
          endedAt: {
            $ref: '#/components/schemas/Time',
          },
          user: {
            type: 'string',
          },
          metrics: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Metric',
            },
          },
          parameters: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          tags: {
            type: 'object',
            additionalProperties: {
              type: 'string',
            },
          },
          datasets: {
            type: 'array',
            items: {
              type: 'object',
              required: ['name', 'digest'],
              properties: {
                name: {
                  type: 'string',
                },
                digest: {
                  type: 'string',
                },
                context: {
                  type: 'string',
                },
                source: {
                  type: 'string',
                },
              },
            },
          },
          durationMs: {
            type: 'integer',
            description: 'Milliseconds; absent while it runs',
          },
          deleted: {
            type: 'boolean',
            description: 'Deleted at its source',
            'kept here': null,
          },
          childCount: {
            type: 'integer',
            description: 'Runs directly below this one',
          },
          bestChild: {
            $ref: '#/components/schemas/BestChild',
          },
          parentRunId: {
            type: 'string',
          },
          launchId: {
            type: 'string',
          },
          source: {
            type: 'object',
            properties: {
              commit: {
                type: 'string',
              },
              url: {
                type: 'string',
              },
            },
          },
          versions: {
            type: 'array',
            items: {
              type: 'string',
            },
            description: 'Versions registered from it',
          },
          url: {
            type: 'string',
          },
        },
      },
      BestChild: {
        type: 'object',
        description:
          "The run below another one with the best value of the model's main metric",
        required: ['runId', 'metric', 'value', 'direction'],
        properties: {
          runId: {
            type: 'string',
          },
          metric: {
            type: 'string',
          },
          value: {
            type: 'number',
          },
          direction: {
            $ref: '#/components/schemas/MetricDirection',
          },
        },
      },
      MetricDirection: {
        type: 'string',
        description: 'Which way is better',
        enum: ['higher', 'lower'],
      },
      RunPage: {
        type: 'object',
        required: ['items', 'freshness'],
        properties: {
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Run',
            },
          },
          nextCursor: {
            type: 'string',
          },
          total: {
            type: 'integer',
            description:
              'Runs that match, exact up to 10,000; 10,000 stands for more',
          },
          indexedAt: {
            type: 'string',
            format: 'date-time',
            description:
              "When the portal's own index was last level with the source; absent where the source answered itself",
          },
          movedExperiments: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/MovedExperiment',
            },
            description:
              'Experiments that are not at their source as the catalog names them; absent where all are',
          },
          freshness: {
            $ref: '#/components/schemas/Freshness',
          },
        },
      },
      MovedExperiment: {
        type: 'object',
        required: ['name'],
        properties: {
          name: {
            type: 'string',
            description: 'As the catalog has it',
          },
          renamedTo: {
            type: 'string',
            description: 'Its name at the source',
          },
          deleted: {
            type: 'boolean',
            description: 'Deleted at the source',
          },
        },
      },
      Curve: {
        type: 'object',
        required: ['metric', 'points'],
        properties: {
          metric: {
            type: 'string',
          },
          points: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/CurvePoint',
            },
          },
          sampled: {
            $ref: '#/components/schemas/Sampled',
          },
        },
      },
      RunColumns: {
        type: 'object',
        required: ['metrics', 'parameters', 'tags'],
        properties: {
          metrics: {
            type: 'array',
            items: {
              type: 'object',
              required: ['key', 'runs', 'differs'],
              properties: {
                key: {
                  type: 'string',
                },
                runs: {
                  type: 'integer',
                  description: 'Of these runs those that have it',
                },
                differs: {
                  type: 'boolean',
                },
                direction: {
                  $ref: '#/components/schemas/MetricDirection',
                },
              },
            },
          },
          parameters: {
            type: 'array',
            items: {
              type: 'object',
              required: ['key', 'runs', 'differs'],
              properties: {
                key: {
                  type: 'string',
                },
                runs: {
                  type: 'integer',
                },
                differs: {
                  type: 'boolean',
                },
              },
            },
          },
          tags: {
            type: 'array',
            items: {
              type: 'object',
              required: ['key', 'runs'],
              properties: {
                key: {
                  type: 'string',
                },
                runs: {
                  type: 'integer',
                },
              },
            },
          },
        },
      },
      RunComparisonRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['runIds'],
        properties: {
          runIds: {
            type: 'array',
            minItems: 2,
            maxItems: 500,
            items: {
              type: 'string',
              pattern: '^[A-Za-z0-9_-]{1,64}$',
            },
          },
        },
      },
      RunComparison: {
        type: 'object',
        required: ['runs', 'missing', 'freshness'],
        properties: {
          runs: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Run',
            },
          },
          missing: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          freshness: {
            $ref: '#/components/schemas/Freshness',
          },
        },
      },
      RunCurvesRequest: {
        type: 'object',
        additionalProperties: false,
        required: ['runIds', 'metric'],
        properties: {
          runIds: {
            type: 'array',
            minItems: 1,
            maxItems: 100,
            items: {
              type: 'string',
              pattern: '^[A-Za-z0-9_-]{1,64}$',
            },
          },
          metric: {
            type: 'string',
            minLength: 1,
            maxLength: 250,
          },
          maxPoints: {
            type: 'integer',
            minimum: 2,
            maximum: 2000,
            description: '500 without it',
          },
          along: {
            type: 'string',
            enum: ['step', 'time'],
            description:
              'The axis that is drawn, `step` without it: the order of the points, and what they are thinned by',
          },
          smoothing: {
            type: 'number',
            minimum: 0,
            maximum: 0.99,
            description:
              'Weight of what came before in an exponential moving average; 0 without it',
          },
        },
      },
      RunCurves: {
        type: 'object',
        required: ['curves'],
        properties: {
          curves: {
            type: 'array',
            items: {
              type: 'object',
              required: ['runId', 'points', 'thinned'],
              properties: {
                runId: {
                  type: 'string',
                },
                thinned: {
                  type: 'boolean',
                  description: 'There are more points at the source',
                },
                sampled: {
                  $ref: '#/components/schemas/Sampled',
                },
                points: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/CurvePoint',
                  },
                },
                smoothed: {
                  type: 'array',
                  items: {
                    $ref: '#/components/schemas/CurvePoint',
                  },
                  description:
                    'All values smoothed, then thinned; only where smoothing was asked for',
                },
              },
            },
          },
        },
      },
      Sampled: {
        type: 'boolean',
        description:
          'The source itself picked the values that it gave, evenly, of as many or more: a peak between them may be missing. Thinning by the portal keeps peaks',
      },
      CurvePoint: {
        type: 'object',
        required: ['step', 'timestamp', 'value'],
        properties: {
          step: {
            type: 'integer',
          },
          timestamp: {
            $ref: '#/components/schemas/Time',
          },
          value: {
            type: ['number', 'null'],
            description: 'null for NaN and infinity',
          },
        },
      },
      UnreadKind: {
        type: 'object',
        required: ['what', 'total', 'items'],
        properties: {
          what: {
            type: 'string',
            enum: ['experiments', 'runs', 'models', 'versions'],
          },
          total: {
            type: 'integer',
          },
          items: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/UnreadItem',
            },
          },
        },
      },
      UnreadItem: {
        type: 'object',
        properties: {
          name: {
            type: 'string',
            description: 'Absent where the system does not say it',
          },
          experiment: {
            type: 'string',
            description: 'Of a run, where it is',
          },
          why: {
            type: 'string',
          },
          since: {
            allOf: [
              {
                $ref: '#/components/schemas/Time',
              },
            ],
            description: 'Since when that is known',
          },
          retryAt: {
            allOf: [
              {
                $ref: '#/components/schemas/Time',
              },
            ],
            description:
              'When it is tried again by itself; without it with the next pass over everything',
          },
        },
      },
      SourceState: {
        type: 'object',
        description:
          'An outside system, whether it answers, and how old what is shown of it is',
        required: ['port', 'name', 'system', 'reachable'],
        properties: {
          port: {
            type: 'string',
            enum: ['tracking', 'registry', 'launcher', 'deployment'],
          },
          name: {
            type: 'string',
          },
          system: {
            type: 'string',
            example: 'MLflow',
          },
          webUrl: {
            type: 'string',
          },
          reachable: {
            type: 'boolean',
          },
          version: {
            type: 'string',
          },
          error: {
            type: 'string',
            description: 'What failed and what to try',
          },
          asOf: {
            $ref: '#/components/schemas/Time',
          },
          mirror: {
            description: 'What of it is kept current, and how far that is',
            type: 'array',
            items: {
              $ref: '#/components/schemas/MirrorState',
            },
          },
        },
      },
      MirrorState: {
        type: 'object',
        required: ['what', 'state', 'counts', 'webhooks'],
        properties: {
          what: {
            type: 'string',
            enum: ['registry', 'runs'],
          },
          state: {
            type: 'string',
            enum: ['first', 'current', 'behind', 'failing'],
            description:
              'first: not all was seen yet; behind: the last complete look is old; failing: the last look failed',
          },
          completeAt: {
            $ref: '#/components/schemas/Time',
          },
          lastOkAt: {
            $ref: '#/components/schemas/Time',
          },
          delaySeconds: {
            type: 'integer',
          },
          error: {
            type: 'string',
          },
          errorAt: {
            $ref: '#/components/schemas/Time',
          },
          counts: {
            type: 'object',
            additionalProperties: {
              type: 'integer',
            },
            description: 'What is kept',
          },
          webhooks: {
            type: 'string',
            enum: ['active', 'off', 'refused'],
          },
          webhooksError: {
            type: 'string',
            description: 'Why they are refused and what to try',
          },
        },
      },
      RunsCode: {
        type: 'string',
        description:
          'Whether loading it can run code that is inside it; `unknown` where nothing here can tell',
        enum: ['yes', 'no', 'unknown'],
      },
      VersionFormat: {
        type: 'object',
        description:
          'How the model is written down, and what loading it can do',
        required: ['name', 'runsCode', 'why'],
        properties: {
          name: {
            type: 'string',
          },
          runsCode: {
            $ref: '#/components/schemas/RunsCode',
          },
          why: {
            type: 'string',
            description: 'A sentence',
          },
        },
      },
      VersionFile: {
        type: 'object',
        required: ['path', 'size', 'sha256'],
        properties: {
          path: {
            type: 'string',
          },
          size: {
            type: 'integer',
            description: 'Bytes',
          },
          sha256: {
            type: 'string',
          },
          format: {
            type: 'string',
            description: 'Where the file holds (part of) the model',
          },
          runsCode: {
            $ref: '#/components/schemas/RunsCode',
          },
        },
      },
      ModelCard: {
        type: 'object',
        description:
          'What its makers say of it, as Markdown. It comes from outside',
        required: ['text', 'source'],
        properties: {
          text: {
            type: 'string',
            description: 'At most 100,000 characters',
          },
          source: {
            type: 'string',
            description:
              'A path in the artefact, `version description` or `model description`',
          },
          truncated: {
            type: 'boolean',
          },
        },
      },
      VersionDetail: {
        allOf: [
          {
            $ref: '#/components/schemas/Version',
          },
          {
            type: 'object',
            required: ['files'],
            properties: {
              digestError: {
                type: 'string',
              },
              freshness: {
                description:
                  "Present where the source did not answer and the portal's copy did",
                allOf: [
                  {
                    $ref: '#/components/schemas/Freshness',
                  },
                ],
              },
              files: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/VersionFile',
                },
              },
              card: {
                $ref: '#/components/schemas/ModelCard',
              },
              dependencies: {
                type: 'array',
                description:
                  "Requirements and options as pip writes them, of `requirements.txt` or `conda.yaml`, then Conda's own packages, with `conda:` before each",
                items: {
                  type: 'string',
                },
              },
              python: {
                type: 'string',
                description: 'Version of Python it was made with',
              },
              signature: {
                $ref: '#/components/schemas/ModelSignature',
              },
              unreadFiles: {
                type: 'array',
                description:
                  'Files that say something of the model and are there, but could not be read: what they say is not known',
                items: {
                  type: 'string',
                },
              },
              run: {
                $ref: '#/components/schemas/Run',
              },
            },
          },
        ],
      },
      ModelSignature: {
        type: 'object',
        properties: {
          inputs: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: true,
            },
          },
          outputs: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: true,
            },
          },
          params: {
            type: 'array',
            description:
              'What a request may set besides its inputs, each with a default',
            items: {
              type: 'object',
              additionalProperties: true,
            },
          },
        },
      },
      Change: {
        type: 'string',
        description: 'From left to right',
        enum: ['added', 'removed', 'changed', 'same'],
      },
      Difference: {
        type: 'object',
        description:
          'One thing on both sides; a side that does not have it is absent',
        required: ['name', 'change'],
        properties: {
          name: {
            type: 'string',
          },
          change: {
            $ref: '#/components/schemas/Change',
          },
          left: {
            type: 'string',
          },
          right: {
            type: 'string',
          },
        },
      },
      ComparedVersion: {
        type: 'object',
        required: ['version', 'status', 'createdAt', 'aliases'],
        properties: {
          version: {
            type: 'string',
          },
          status: {
            type: 'string',
            enum: ['pending', 'ready', 'failed'],
          },
          createdAt: {
            $ref: '#/components/schemas/Time',
          },
          user: {
            type: 'string',
          },
          aliases: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          environments: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          byRegistry: {
            type: 'array',
            items: {
              type: 'string',
            },
          },
          runId: {
            type: 'string',
          },
          runName: {
            type: 'string',
          },
          commit: {
            type: 'string',
          },
          sourceUrl: {
            type: 'string',
          },
          digest: {
            $ref: '#/components/schemas/Digest',
          },
          digestError: {
            type: 'string',
          },
          size: {
            type: 'integer',
            description: 'Bytes',
          },
          files: {
            type: 'integer',
            description: 'How many',
          },
          format: {
            $ref: '#/components/schemas/VersionFormat',
          },
        },
      },
      ComparedMetric: {
        type: 'object',
        required: ['name', 'sameData'],
        properties: {
          name: {
            type: 'string',
          },
          left: {
            type: 'number',
          },
          right: {
            type: 'number',
          },
          leftFrom: {
            $ref: '#/components/schemas/MetricOrigin',
          },
          rightFrom: {
            $ref: '#/components/schemas/MetricOrigin',
          },
          delta: {
            type: 'number',
            description: 'Right minus left',
          },
          direction: {
            $ref: '#/components/schemas/MetricDirection',
          },
          better: {
            type: 'boolean',
            description:
              'Whether right is; absent where the direction is not known or both are equal',
          },
          sameData: {
            type: 'boolean',
            description: 'Whether both were measured on the same data',
          },
          why: {
            type: 'string',
          },
        },
      },
      MetricOrigin: {
        type: 'object',
        description: 'Which run measured a value, and when',
        required: ['run', 'at'],
        properties: {
          run: {
            type: 'string',
            description: 'Its name',
          },
          at: {
            $ref: '#/components/schemas/Time',
          },
        },
      },
      FileDifference: {
        type: 'object',
        required: ['path', 'change'],
        properties: {
          path: {
            type: 'string',
          },
          change: {
            $ref: '#/components/schemas/Change',
          },
          left: {
            $ref: '#/components/schemas/VersionFile',
          },
          right: {
            $ref: '#/components/schemas/VersionFile',
          },
        },
      },
      UnreadPart: {
        type: 'object',
        description:
          'What is not known of one side, so that it is not compared',
        required: ['side', 'part'],
        properties: {
          side: {
            type: 'string',
            enum: ['left', 'right'],
          },
          part: {
            type: 'string',
            enum: ['run', 'packages', 'signature', 'files'],
            description: '`run`: its parameters and data',
          },
          why: {
            type: 'string',
          },
        },
      },
      VersionComparison: {
        type: 'object',
        required: [
          'left',
          'right',
          'unread',
          'metrics',
          'tags',
          'parameters',
          'datasets',
          'dependencies',
          'signature',
          'files',
          'sameFiles',
        ],
        properties: {
          left: {
            $ref: '#/components/schemas/ComparedVersion',
          },
          right: {
            $ref: '#/components/schemas/ComparedVersion',
          },
          freshness: {
            description:
              "Present where the source did not answer and the portal's copy did",
            allOf: [
              {
                $ref: '#/components/schemas/Freshness',
              },
            ],
          },
          unread: {
            type: 'array',
            description: 'The lists of these parts are empty',
            items: {
              $ref: '#/components/schemas/UnreadPart',
            },
          },
          metrics: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/ComparedMetric',
            },
          },
          tags: {
            type: 'array',
            description: "The versions' own, by key",
            items: {
              $ref: '#/components/schemas/Difference',
            },
          },
          parameters: {
            type: 'array',
            items: {
              $ref: '#/components/schemas/Difference',
            },
          },
          datasets: {
            type: 'array',
            description: 'By what they were used for',
            items: {
              $ref: '#/components/schemas/Difference',
            },
          },
          dependencies: {
            type: 'array',
            description: 'Packages by name, and Python itself',
            items: {
              $ref: '#/components/schemas/Difference',
            },
          },
          signature: {
            type: 'object',
            required: ['inputs', 'outputs', 'params'],
            properties: {
              inputs: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/Difference',
                },
              },
              outputs: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/Difference',
                },
              },
              params: {
                type: 'array',
                items: {
                  $ref: '#/components/schemas/Difference',
                },
              },
            },
          },
          files: {
            type: 'array',
            description: 'Those that differ',
            items: {
              $ref: '#/components/schemas/FileDifference',
            },
          },
          sameFiles: {
            type: 'integer',
            description: 'How many files are the same on both sides',
          },
        },
      },
    },
  },
} as const;
