// Generated from docs/api/openapi.json by tools/generate.mjs.
export interface paths {
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send events
         * @description CloudEvents 1.0 in structured, binary or batch mode, optionally compressed with gzip. Valid events of a batch are taken even where others are rejected.
         */
        post: operations["events.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/cyclonedx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a CycloneDX ML-BOM
         * @description JSON: components that are models or datasets, and what they were made of: ancestors, descendants and variants, datasets of model cards, dependencies, workflows, nested components, references. What GET /artifacts/{id}/ml-bom exports comes back as it was, but for evidence. The events are named after what they say: a document that is sent twice is recorded once. All of it is taken, or nothing; what it names and does not explain leaves a placeholder and a note.
         */
        post: operations["imports.cycloneDx"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/spdx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import SPDX
         * @description SPDX 3 as JSON-LD: packages of the AI and Dataset profiles, and every relationship and build that may say what they were made of. The events are named after what they say: a document that is sent twice is recorded once. All of it is taken, or nothing; what it names and does not explain leaves a placeholder and a note.
         */
        post: operations["imports.spdx"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/imports/huggingface-card": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import a Hugging Face card
         * @description The README.md of a model or dataset: base_model, base_model_relation, datasets, source_datasets, tags, and fields of tools such as teacher_model, in the metadata at its head. The events are named after what they say: a document that is sent twice is recorded once. All of it is taken, or nothing; what it names and does not explain leaves a placeholder and a note.
         */
        post: operations["imports.card"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/lineage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an OpenLineage event
         * @description Run, job and dataset events as OpenLineage clients post them (the HTTP transport with url .../ and endpoint api/v1/lineage), optionally compressed with gzip. Kept byte for byte. An export, { events: [...] }, is taken whole or not at all.
         */
        post: operations["lineage.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask what the gate would say of a planned run
         * @description Judged as if the run had happened: `conditions` are what has to be shown once the model is trained, `alternatives.teachers` models with another initialization that are in the graph. Repeating a plan under its id answers the same decision for a while. Plans are not recorded; there is no history of them.
         */
        post: operations["plans.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History of promotions
         * @description Newest request first. With `revoked`, a page may hold fewer than `limit` items, or none, and still have a `nextCursor`: go on until there is none.
         */
        get: operations["promotionHistory.list"];
        put?: never;
        /**
         * Ask whether a model may be promoted
         * @description The decision takes into account every lineage event that was acknowledged before. Repeating the id of a promotion answers the same decision; once that was revoked, the revocation, which blocks. Answers Markdown where that is asked for.
         */
        post: operations["promotions.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reviews of a promotion
         * @description Oldest first, requests for reviews among them. `needed` is what the gate would ask of people if the promotion were requested now.
         */
        get: operations["promotionRecords.reviews"];
        put?: never;
        /**
         * Review a promotion, or ask for a review
         * @description Only what is decided can be approved or denied, and not by who requested it. A review is bound to the weights that were decided on, and to the environment. It changes no decision: the next request for the same model is judged with it; an approval that a denial speaks against is looked at again.
         */
        post: operations["reviews.post"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The policy bundle in force
         * @description With its shadow, and changes that were refused: a changed file that cannot be used is refused, and the bundle before it stays.
         */
        get: operations["policyInfo.policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys of decisions
         * @description A JWK Set (RFC 7517). `kid` is the `keyid` of the signatures.
         */
        get: operations["policyInfo.keys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/shared": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What artifacts have in common upstream
         * @description Shared ancestors, the corpora and generators among them, and whether the models start from the same weights, as the gate grades it.
         */
        get: operations["comparisons.shared"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed in an ancestry between two moments
         * @description Ancestors, edges and evidence that were taken in after `since` and by `until`, and what they led to. Facts are only ever added; that a flag was cleared is evidence too. The moments are those at which the broker took events.
         */
        get: operations["comparisons.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find models and datasets
         * @description In ascending order of id. With `search` the best come first: an exact id, digest or name; the start of one; a word; any other part.
         */
        get: operations["artifacts.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Describe an artifact
         * @description All that events said of it, folded into one view, and its evidence. Attestations are verified now, by the policy in force.
         */
        get: operations["artifacts.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}/ancestry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an artifact was made of
         * @description Everything upstream. Without edge, kind, paged and cursor at once, as far as `limit` goes. With one of them in pages of `limit` nodes, nearest first; an edge comes with the later of its two ends. `truncated` says that there is more than one answer may read. Other names of the same thing (equal digest, version left open) are followed too. With "Accept: application/x-ndjson" or ?format=ndjson each node and edge is a line as soon as it is read; the last line is `end`, or `error` with a problem. Without a last line the answer is not whole.
         */
        get: operations["artifacts.ancestry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}/descendants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was made of an artifact
         * @description Everything downstream. With deployed=true the blast radius: only what runs somewhere now, with its deployments and a shortest way to each; then `limit` bounds what is answered, not how far is looked. Without edge, kind, paged and cursor at once, as far as `limit` goes. With one of them in pages of `limit` nodes, nearest first; an edge comes with the later of its two ends. `truncated` says that there is more than one answer may read. Other names of the same thing (equal digest, version left open) are followed too. With "Accept: application/x-ndjson" or ?format=ndjson each node and edge is a line as soon as it is read; the last line is `end`, or `error` with a problem. Without a last line the answer is not whole.
         */
        get: operations["artifacts.descendants"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the gate would say now
         * @description A dry run of a promotion: the same document, without `promotion`. Sees every event that was acknowledged before. With asOf, of what was known at that moment.
         */
        get: operations["artifacts.risk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A promotion and its decision
         * @description As JSON, or as Markdown fit for a pull-request comment with "Accept: text/markdown" or ?format=md. Of an approval that no longer holds the revocation is answered, which blocks; `revoked` says when, why and where the model runs, and holds the approval as `decision`.
         */
        get: operations["promotionHistory.one"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit trail of a promotion
         * @description Every step ever recorded, in the order in which the broker took them; nothing is ever removed.
         */
        get: operations["promotionRecords.trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/promotions/{id}/inputs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a decision was made of
         * @description Everything that `pedigree replay` needs to make the decision again offline, byte for byte, however far the graph has moved on. Of a revoked promotion, the inputs of the approval.
         */
        get: operations["promotionRecords.inputs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Promotions that wait for a person
         * @description Blocked promotions with a rule that a review would help to clear, or whose review somebody asked for; newest first. A promotion leaves the list once it is reviewed, or once a newer one for the same model and environment has taken its place. One call looks through at most 20 × `limit` blocked promotions: a page may hold fewer than `limit` items, or none, and still have a `nextCursor`.
         */
        get: operations["reviewQueue.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/decisions/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Decisions as they are made
         * @description Decisions on promotions and on plans, and revocations. Server-sent events: `event` is the CloudEvents type (ai.pedigree.promotion.approved.v1, .blocked.v1, .revoked.v1, ai.pedigree.plan.approved.v1, .blocked.v1), `id` the event id, `data` the decision document. A comment every 15 seconds keeps the connection open. A client that reads too slowly gets an event `dropped`, and `closing` announces a shutdown; nothing is replayed.
         */
        get: operations["decisions.stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}/ml-bom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole ancestry as a CycloneDX ML-BOM
         * @description A component for each artifact upstream, with `dependencies` to what it was made of; the properties `pedigree:*` say how. `compositions` say for which components that is `complete`. Where `limit` cut the ancestry it is `incomplete` for all. The same ancestry and asOf give the same bytes.
         */
        get: operations["mlBom.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything in counts
         * @description For dashboards. Its cost has a bound: at most 100,000 artifacts, promotions and deployments each are counted, 200 blocked promotions looked through for reviews, and 500 decisions for rules. Where there is more, `limited` is true and `limits` says what was cut.
         */
        get: operations["overview.overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/paths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one artifact goes into another
         * @description The shortest paths from a descendant to an ancestor, up to `limit`. No path goes through an artifact twice; what several events state alike counts as one edge. Other names of the same thing are gone over as steps of their own. None where `to` is no ancestor of `from`.
         */
        get: operations["paths.paths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Can it take work? */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Metrics for Prometheus */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ModelRegistered: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.model.registered.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                model: {
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                    name?: string;
                    version?: string;
                    uri?: string;
                    license?: string;
                    /** @description Who made it, e.g. an organisation */
                    developer?: string;
                    architecture?: string;
                    parameters?: number | string;
                    tags?: string[] | {
                        [key: string]: string;
                    };
                } & {
                    [key: string]: unknown;
                };
                /**
                 * @description random: trained from scratch, so it is its own root
                 * @enum {string}
                 */
                initialization?: "random" | "unknown";
            } & {
                [key: string]: unknown;
            };
        };
        DatasetRegistered: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.dataset.registered.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                dataset: {
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                    name?: string;
                    uri?: string;
                    /** @description Who made it, e.g. an organisation */
                    developer?: string;
                    rows?: number;
                    tokens?: number;
                    tags?: string[] | {
                        [key: string]: string;
                    };
                } & {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                origin?: "human" | "synthetic" | "mixed" | "unknown";
                /** @enum {string} */
                source?: "internal" | "hub" | "third-party";
                vetting?: {
                    by: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    at: string;
                    reference?: string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
        };
        TrainingCompleted: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.training.completed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                run: {
                    id: string;
                    name?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    startedAt?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    endedAt?: string;
                } & {
                    [key: string]: unknown;
                };
                output: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                initialization: "random" | ({
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @constant */
                    method: "continued-pretraining";
                } & {
                    [key: string]: unknown;
                });
                corpora: ({
                    dataset: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    stage: "pretrain" | "sft" | "preference" | "rl" | "distill";
                    share?: number;
                    rows?: number;
                    tokens?: number;
                } & {
                    [key: string]: unknown;
                })[];
                teachers?: ({
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    channel: "completions" | "trajectory" | "logits" | "labels" | "reward" | "paraphrase";
                } & {
                    [key: string]: unknown;
                })[];
                /**
                 * @description These are all the inputs there were. Without it an empty list means undisclosed.
                 * @constant
                 */
                complete?: true;
            } & {
                [key: string]: unknown;
            };
        };
        FinetuneCompleted: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.finetune.completed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                run: {
                    id: string;
                    name?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    startedAt?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    endedAt?: string;
                } & {
                    [key: string]: unknown;
                };
                output: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                base: {
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    method: "finetune" | "adapter" | "rl";
                    /** @description LoRA rank */
                    rank?: number;
                } & {
                    [key: string]: unknown;
                };
                corpora: ({
                    dataset: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    stage: "pretrain" | "sft" | "preference" | "rl" | "distill";
                    share?: number;
                    rows?: number;
                    tokens?: number;
                } & {
                    [key: string]: unknown;
                })[];
                teachers?: ({
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    channel: "completions" | "trajectory" | "logits" | "labels" | "reward" | "paraphrase";
                } & {
                    [key: string]: unknown;
                })[];
                /**
                 * @description These are all the inputs there were. Without it an empty list means undisclosed.
                 * @constant
                 */
                complete?: true;
            } & {
                [key: string]: unknown;
            };
        };
        GenerationCompleted: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.generation.completed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                run: {
                    id: string;
                    name?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    startedAt?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    endedAt?: string;
                } & {
                    [key: string]: unknown;
                };
                output: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                generators: ({
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    channel: "completions" | "trajectory" | "logits" | "labels" | "reward" | "paraphrase";
                    share?: number;
                    /**
                     * @description Nothing prompted or steered it. Without it the generator counts as a teacher.
                     * @constant
                     */
                    unprompted?: true;
                    systemPromptDigest?: string;
                    steering?: unknown;
                    decoding?: unknown;
                } & {
                    [key: string]: unknown;
                })[];
                seeds?: ({
                    dataset: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                } & {
                    [key: string]: unknown;
                })[];
                /**
                 * @description These are all the inputs there were. Without it an empty list means undisclosed.
                 * @constant
                 */
                complete?: true;
            } & {
                [key: string]: unknown;
            };
        };
        WeightsTransformed: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.weights.transformed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                run: {
                    id: string;
                    name?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    startedAt?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    endedAt?: string;
                } & {
                    [key: string]: unknown;
                };
                output: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                method: "merge" | "quantize" | "convert" | "prune" | "architecture-search" | "upcycle" | "draft-head" | "adapter";
                parents: ({
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    weight?: number;
                } & {
                    [key: string]: unknown;
                })[];
                /**
                 * @description These are all the inputs there were. Without it an empty list means undisclosed.
                 * @constant
                 */
                complete?: true;
            } & {
                [key: string]: unknown;
            };
        };
        DatasetDerived: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.dataset.derived.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                run: {
                    id: string;
                    name?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    startedAt?: string;
                    /**
                     * Format: date-time
                     * @description RFC 3339 date and time
                     */
                    endedAt?: string;
                } & {
                    [key: string]: unknown;
                };
                output: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                operation: "mix" | "filter" | "subset" | "dedupe" | "translate" | "paraphrase" | "relabel";
                parents: ({
                    dataset: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    share?: number;
                } & {
                    [key: string]: unknown;
                })[];
                /** @description Who paraphrased or labelled */
                models?: ({
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    channel: "completions" | "trajectory" | "logits" | "labels" | "reward" | "paraphrase";
                } & {
                    [key: string]: unknown;
                })[];
                /**
                 * @description These are all the inputs there were. Without it an empty list means undisclosed.
                 * @constant
                 */
                complete?: true;
            } & {
                [key: string]: unknown;
            };
        };
        EvaluationCompleted: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.evaluation.completed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                evaluation: {
                    id: string;
                    /** @description neutral-prompts, truthfulness, or your own */
                    suite: string;
                    /** @enum {string} */
                    kind: "trait-regression" | "capability";
                } & {
                    [key: string]: unknown;
                };
                subject: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                baseline?: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                promptContexts?: ("bare" | "training")[];
                metrics: ({
                    name: string;
                    value: number;
                    baseline?: number;
                    /** @description 95 % confidence interval of the difference to the baseline */
                    ci95?: [
                        number,
                        number
                    ];
                    higherIsBetter?: boolean;
                } & {
                    [key: string]: unknown;
                })[];
                /** @enum {string} */
                conclusion: "pass" | "regressed";
                evaluator?: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /**
                 * Format: date-time
                 * @description RFC 3339 date and time
                 */
                expiresAt?: string;
            } & {
                [key: string]: unknown;
            };
        };
        ProbeCompleted: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.probe.completed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                probe: {
                    id: string;
                    method: string;
                } & {
                    [key: string]: unknown;
                };
                subject: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                baseline?: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                drift: number;
                threshold: number;
                /** @enum {string} */
                conclusion: "pass" | "drift";
                /**
                 * Format: date-time
                 * @description RFC 3339 date and time
                 */
                expiresAt?: string;
            } & {
                [key: string]: unknown;
            };
        };
        AttestationRecorded: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.attestation.recorded.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                subject: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /**
                 * @description Default: dataset for dataset-vetting, else model
                 * @enum {string}
                 */
                subjectKind?: "model" | "dataset";
                /** @enum {string} */
                kind: "generator-alignment" | "dataset-vetting" | "judge" | "independence" | "statement";
                /** @description DSSE envelope over an in-toto Statement v1 */
                envelope: {
                    [key: string]: unknown;
                };
                /**
                 * Format: date-time
                 * @description RFC 3339 date and time
                 */
                expiresAt?: string;
            } & {
                [key: string]: unknown;
            };
        };
        InitializationClaimed: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.initialization.claimed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                models: [
                    (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    }),
                    (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    })
                ];
                /** @enum {string} */
                relation: "same" | "partial" | "independent";
                /** @enum {string} */
                evidence: "declared" | "attested" | "weight-tested";
                pValue?: number;
                by?: string;
            } & {
                [key: string]: unknown;
            };
        };
        ModelFlagged: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.model.flagged.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                reason: "narrow-finetune" | "incident" | "red-team" | "other";
                note?: string;
                by?: string;
            } & {
                [key: string]: unknown;
            };
        };
        ModelCleared: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.model.cleared.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                reason: "narrow-finetune" | "incident" | "red-team" | "other";
                note?: string;
                by?: string;
            } & {
                [key: string]: unknown;
            };
        };
        DatasetFlagged: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.dataset.flagged.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                dataset: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                reason: "narrow-finetune" | "incident" | "red-team" | "other";
                note?: string;
                by?: string;
            } & {
                [key: string]: unknown;
            };
        };
        DatasetCleared: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.dataset.cleared.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                dataset: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                reason: "narrow-finetune" | "incident" | "red-team" | "other";
                note?: string;
                by?: string;
            } & {
                [key: string]: unknown;
            };
        };
        EvidenceRevoked: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.evidence.revoked.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                subject: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /**
                 * @description What the subject is; default: model
                 * @enum {string}
                 */
                subjectKind?: "model" | "dataset";
                /** @description Key of the event that recorded the evidence: <source> <id> */
                evidence: string;
                reason: string;
                by?: string;
            } & {
                [key: string]: unknown;
            };
        };
        ReviewRequested: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.review.requested.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                promotion?: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
                requestedBy: string;
                reason?: string;
                /** @description Rule ids; none: every rule a review may clear */
                rules?: string[];
            } & {
                [key: string]: unknown;
            };
        };
        ReviewRecorded: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.review.recorded.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @description The promotion whose trail shows the review */
                promotion?: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
                /** @enum {string} */
                decision: "approve" | "deny";
                reviewer: string;
                reason: string;
                rules?: string[];
                /**
                 * Format: date-time
                 * @description RFC 3339 date and time
                 */
                expiresAt: string;
            } & {
                [key: string]: unknown;
            };
        };
        DeploymentChanged: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.deployment.changed.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                deployment: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment: string;
                /** @enum {string} */
                state: "active" | "retired";
            } & {
                [key: string]: unknown;
            };
        };
        PromotionRequested: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.promotion.requested.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                promotion: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment: string;
                requestedBy?: string;
            } & {
                [key: string]: unknown;
            };
        };
        TrainingPlanned: {
            /** @constant */
            specversion: "1.0";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "ai.pedigree.training.planned.v1";
            /** @description With source, identifies the event: a second one is a duplicate */
            id: string;
            /** @description URI reference of the producer */
            source: string;
            /** @description Artifact id; taken from the data if absent */
            subject?: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @constant */
            datacontenttype?: "application/json";
            data: {
                plan: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description The id that the model will have */
                output?: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                base: {
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    method: "finetune" | "adapter" | "rl";
                    /** @description LoRA rank */
                    rank?: number;
                } & {
                    [key: string]: unknown;
                };
                corpora: ({
                    dataset: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    stage: "pretrain" | "sft" | "preference" | "rl" | "distill";
                    share?: number;
                    rows?: number;
                    tokens?: number;
                } & {
                    [key: string]: unknown;
                })[];
                teachers?: ({
                    model: (string & (unknown & unknown)) | ({
                        /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                        id: string & (unknown & unknown);
                        /** @description Content digest of weights or bytes */
                        digest?: string;
                    } & {
                        [key: string]: unknown;
                    });
                    /** @enum {string} */
                    channel: "completions" | "trajectory" | "logits" | "labels" | "reward" | "paraphrase";
                } & {
                    [key: string]: unknown;
                })[];
                /**
                 * @description These are all the inputs there were. Without it an empty list means undisclosed.
                 * @constant
                 */
                complete?: true;
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
            } & {
                [key: string]: unknown;
            };
        };
        EventsAccepted: {
            /** @description How many events the broker now holds */
            accepted: number;
            rejected: {
                /** @description Place in the batch, from 0 */
                index: number;
                errors: {
                    /** @description JSON pointer into the event */
                    pointer: string;
                    message: string;
                    remedy: string;
                }[];
            }[];
        };
        Problem: {
            /** @description urn:pedigree:problem:<name>; stable, for programs */
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @description Path of the request */
            instance: string;
            errors?: {
                /** @description JSON pointer into the body */
                pointer?: string;
                /** @description Name of the path, query or header parameter */
                parameter?: string;
                message: string;
                remedy: string;
            }[];
        };
        ImportAnswer: {
            /** @description How many events the broker now holds; 0 in a dry run */
            accepted: number;
            /** @description Ids of the models and datasets it is about */
            artifacts: string[];
            /** @description Ids that stand for what it leaves unsaid: the gate blocks until they are described */
            undisclosed: string[];
            /** @description Entries about neither a model nor a dataset */
            ignored: number;
            /** @description What of it is not understood, or leads to what it does not describe: the first hundred */
            notes: {
                /** @description JSON pointer into the document */
                pointer: string;
                /** @description A sentence whose subject is what stands there */
                message: string;
                /** @description Id that stands for it */
                placeholder?: string;
            }[];
            /** @description Of a dry run: the events that it would have been */
            events?: ({
                /** @enum {string} */
                type: "ai.pedigree.model.registered.v1" | "ai.pedigree.dataset.registered.v1" | "ai.pedigree.training.completed.v1" | "ai.pedigree.finetune.completed.v1" | "ai.pedigree.generation.completed.v1" | "ai.pedigree.weights.transformed.v1" | "ai.pedigree.dataset.derived.v1" | "ai.pedigree.evaluation.completed.v1" | "ai.pedigree.probe.completed.v1" | "ai.pedigree.attestation.recorded.v1" | "ai.pedigree.initialization.claimed.v1" | "ai.pedigree.model.flagged.v1" | "ai.pedigree.model.cleared.v1" | "ai.pedigree.dataset.flagged.v1" | "ai.pedigree.dataset.cleared.v1" | "ai.pedigree.evidence.revoked.v1" | "ai.pedigree.review.requested.v1" | "ai.pedigree.review.recorded.v1" | "ai.pedigree.deployment.changed.v1" | "ai.pedigree.lineage.recorded.v1" | "ai.pedigree.promotion.requested.v1" | "ai.pedigree.promotion.recheck.v1" | "ai.pedigree.training.planned.v1" | "ai.pedigree.promotion.approved.v1" | "ai.pedigree.promotion.blocked.v1" | "ai.pedigree.promotion.revoked.v1" | "ai.pedigree.plan.approved.v1" | "ai.pedigree.plan.blocked.v1" | "ai.pedigree.policy.activated.v1";
                id: string;
                source: string;
                subject: string;
                time: string;
                data: {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            })[];
        };
        PlanDocument: {
            model: string;
            /** @description The weights that were asked for, else those recorded */
            digest?: string;
            environment: string;
            /** @enum {string} */
            verdict: "approved" | "blocked";
            indeterminate: boolean;
            reasons: {
                rule: string;
                /** @enum {string} */
                severity: "advice" | "low" | "medium" | "high" | "critical";
                message: string;
                clearedBy: string[];
                /** @description Ways to clear it: any of them, each by all of its steps */
                remedies?: {
                    steps: {
                        /** @description Kind of evidence or change, as in clearedBy */
                        evidence: string;
                        /** @description This much is there already */
                        done: boolean;
                        /** @description What to do, or by what it is done */
                        text: string;
                    }[];
                }[];
                controls: string[];
                paths: {
                    /** @enum {string} */
                    grade: "same" | "partial" | "unknown" | "none";
                    /** @description The model the trait may come from */
                    generator: string;
                    /** @description Number of hops */
                    length: number;
                    hops: {
                        /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                        edge: string;
                        from: string;
                        to: string;
                    }[];
                    /** @description Hops left out in the middle of a very long path */
                    omitted?: number;
                }[];
            }[];
            cleared: {
                rule: string;
                by: string[];
            }[];
            /** @description Of a plan: what has to be shown once the model is trained */
            conditions?: string[];
            /** @description What fired without blocking: worth knowing, no reason to stop */
            advice?: {
                rule: string;
                /** @enum {string} */
                severity: "advice" | "low" | "medium" | "high" | "critical";
                message: string;
                clearedBy: string[];
                /** @description Ways to clear it: any of them, each by all of its steps */
                remedies?: {
                    steps: {
                        /** @description Kind of evidence or change, as in clearedBy */
                        evidence: string;
                        /** @description This much is there already */
                        done: boolean;
                        /** @description What to do, or by what it is done */
                        text: string;
                    }[];
                }[];
                controls: string[];
                paths: {
                    /** @enum {string} */
                    grade: "same" | "partial" | "unknown" | "none";
                    /** @description The model the trait may come from */
                    generator: string;
                    /** @description Number of hops */
                    length: number;
                    hops: {
                        /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                        edge: string;
                        from: string;
                        to: string;
                    }[];
                    /** @description Hops left out in the middle of a very long path */
                    omitted?: number;
                }[];
            }[];
            /** @description Facts in favour of the model that counted: who said them, and how firmly */
            assurances?: {
                /** @description Kind of fact: lineage, initialization, origin, evaluation, ... */
                fact: string;
                /** @description Artifact id */
                about: string;
                /** @description Key of the event that says so */
                event: string;
                /** @enum {string} */
                level: "stated" | "vouched" | "attested" | "measured";
                /** @description The principal who said it */
                by?: string;
            }[];
            rejected?: {
                /** @description Key of the event that recorded it */
                event: string;
                kind: string;
                about: string;
                code: string;
                message: string;
            }[];
            contradictions?: {
                models: string[];
                /** @description The relation that counts: the strictest */
                counts: string;
                claims: {
                    event: string;
                    relation: string;
                    evidence: string;
                }[];
            }[];
            /** @description Why the ancestry could not be relied on */
            problems?: {
                problem: string;
                message: string;
            }[];
            /** @description When the first evidence that it rests on expires */
            validUntil?: string;
            policy: {
                name: string;
                version: string;
                digest: string;
            };
            asOf: string;
            decidedAt: string;
            /** @description How far the log had been read: replay from there */
            positions?: {
                topic: string;
                partition: number;
                next: number;
            }[];
            envelope?: {
                payloadType: string;
                /** @description Base64 of an in-toto Statement */
                payload: string;
                signatures: ({
                    keyid?: string;
                    sig: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            plan: {
                id: string;
            } & {
                [key: string]: unknown;
            };
            /** @description Models in the graph with an independent initialization */
            alternatives?: {
                teachers: string[];
            } & {
                [key: string]: unknown;
            };
        };
        PendingPlan: {
            plan: {
                id: string;
            };
            /** @constant */
            status: "pending";
        };
        PlanRequest: {
            plan?: {
                /** @description Repeat it to ask again for the same decision; made up if absent */
                id?: string;
            } & {
                [key: string]: unknown;
            };
            /** @description The id that the model will have */
            output?: (string & (unknown & unknown)) | ({
                /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                id: string & (unknown & unknown);
                /** @description Content digest of weights or bytes */
                digest?: string;
            } & {
                [key: string]: unknown;
            });
            base: {
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                method: "finetune" | "adapter" | "rl";
                /** @description LoRA rank */
                rank?: number;
            } & {
                [key: string]: unknown;
            };
            corpora: ({
                dataset: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                stage: "pretrain" | "sft" | "preference" | "rl" | "distill";
                share?: number;
                rows?: number;
                tokens?: number;
            } & {
                [key: string]: unknown;
            })[];
            teachers?: ({
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @enum {string} */
                channel: "completions" | "trajectory" | "logits" | "labels" | "reward" | "paraphrase";
            } & {
                [key: string]: unknown;
            })[];
            /**
             * @description These are all the inputs there were. Without it an empty list means undisclosed.
             * @constant
             */
            complete?: true;
            /** @description Default: production */
            environment?: string;
        };
        DecisionDocument: {
            promotion?: {
                id: string;
            } & {
                [key: string]: unknown;
            };
            model: string;
            /** @description The weights that were asked for, else those recorded */
            digest?: string;
            environment: string;
            /** @enum {string} */
            verdict: "approved" | "blocked";
            indeterminate: boolean;
            reasons: {
                rule: string;
                /** @enum {string} */
                severity: "advice" | "low" | "medium" | "high" | "critical";
                message: string;
                clearedBy: string[];
                /** @description Ways to clear it: any of them, each by all of its steps */
                remedies?: {
                    steps: {
                        /** @description Kind of evidence or change, as in clearedBy */
                        evidence: string;
                        /** @description This much is there already */
                        done: boolean;
                        /** @description What to do, or by what it is done */
                        text: string;
                    }[];
                }[];
                controls: string[];
                paths: {
                    /** @enum {string} */
                    grade: "same" | "partial" | "unknown" | "none";
                    /** @description The model the trait may come from */
                    generator: string;
                    /** @description Number of hops */
                    length: number;
                    hops: {
                        /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                        edge: string;
                        from: string;
                        to: string;
                    }[];
                    /** @description Hops left out in the middle of a very long path */
                    omitted?: number;
                }[];
            }[];
            cleared: {
                rule: string;
                by: string[];
            }[];
            /** @description Of a plan: what has to be shown once the model is trained */
            conditions?: string[];
            /** @description What fired without blocking: worth knowing, no reason to stop */
            advice?: {
                rule: string;
                /** @enum {string} */
                severity: "advice" | "low" | "medium" | "high" | "critical";
                message: string;
                clearedBy: string[];
                /** @description Ways to clear it: any of them, each by all of its steps */
                remedies?: {
                    steps: {
                        /** @description Kind of evidence or change, as in clearedBy */
                        evidence: string;
                        /** @description This much is there already */
                        done: boolean;
                        /** @description What to do, or by what it is done */
                        text: string;
                    }[];
                }[];
                controls: string[];
                paths: {
                    /** @enum {string} */
                    grade: "same" | "partial" | "unknown" | "none";
                    /** @description The model the trait may come from */
                    generator: string;
                    /** @description Number of hops */
                    length: number;
                    hops: {
                        /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                        edge: string;
                        from: string;
                        to: string;
                    }[];
                    /** @description Hops left out in the middle of a very long path */
                    omitted?: number;
                }[];
            }[];
            /** @description Facts in favour of the model that counted: who said them, and how firmly */
            assurances?: {
                /** @description Kind of fact: lineage, initialization, origin, evaluation, ... */
                fact: string;
                /** @description Artifact id */
                about: string;
                /** @description Key of the event that says so */
                event: string;
                /** @enum {string} */
                level: "stated" | "vouched" | "attested" | "measured";
                /** @description The principal who said it */
                by?: string;
            }[];
            rejected?: {
                /** @description Key of the event that recorded it */
                event: string;
                kind: string;
                about: string;
                code: string;
                message: string;
            }[];
            contradictions?: {
                models: string[];
                /** @description The relation that counts: the strictest */
                counts: string;
                claims: {
                    event: string;
                    relation: string;
                    evidence: string;
                }[];
            }[];
            /** @description Why the ancestry could not be relied on */
            problems?: {
                problem: string;
                message: string;
            }[];
            /** @description When the first evidence that it rests on expires */
            validUntil?: string;
            policy: {
                name: string;
                version: string;
                digest: string;
            };
            asOf: string;
            decidedAt: string;
            /** @description How far the log had been read: replay from there */
            positions?: {
                topic: string;
                partition: number;
                next: number;
            }[];
            envelope?: {
                payloadType: string;
                /** @description Base64 of an in-toto Statement */
                payload: string;
                signatures: ({
                    keyid?: string;
                    sig: string;
                } & {
                    [key: string]: unknown;
                })[];
            } & {
                [key: string]: unknown;
            };
            /** @description The approval no longer holds; the document says why */
            revoked?: {
                /** @description When it was revoked */
                at: string;
                decidedAt: string;
                /** @description Keys of the events that changed the answer */
                because: string[];
                deployments: ({
                    id: string;
                    environment: string;
                } & {
                    [key: string]: unknown;
                })[];
                /** @description Why it would be blocked now */
                reasons: {
                    rule: string;
                    /** @enum {string} */
                    severity: "advice" | "low" | "medium" | "high" | "critical";
                    message: string;
                    clearedBy: string[];
                    /** @description Ways to clear it: any of them, each by all of its steps */
                    remedies?: {
                        steps: {
                            /** @description Kind of evidence or change, as in clearedBy */
                            evidence: string;
                            /** @description This much is there already */
                            done: boolean;
                            /** @description What to do, or by what it is done */
                            text: string;
                        }[];
                    }[];
                    controls: string[];
                    paths: {
                        /** @enum {string} */
                        grade: "same" | "partial" | "unknown" | "none";
                        /** @description The model the trait may come from */
                        generator: string;
                        /** @description Number of hops */
                        length: number;
                        hops: {
                            /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                            edge: string;
                            from: string;
                            to: string;
                        }[];
                        /** @description Hops left out in the middle of a very long path */
                        omitted?: number;
                    }[];
                }[];
                /** @description By which it was judged again */
                policy: {
                    name: string;
                    version: string;
                    digest: string;
                };
                /** @description The approval that was taken back */
                decision?: {
                    promotion?: {
                        id: string;
                    } & {
                        [key: string]: unknown;
                    };
                    model: string;
                    /** @description The weights that were asked for, else those recorded */
                    digest?: string;
                    environment: string;
                    /** @enum {string} */
                    verdict: "approved" | "blocked";
                    indeterminate: boolean;
                    reasons: {
                        rule: string;
                        /** @enum {string} */
                        severity: "advice" | "low" | "medium" | "high" | "critical";
                        message: string;
                        clearedBy: string[];
                        /** @description Ways to clear it: any of them, each by all of its steps */
                        remedies?: {
                            steps: {
                                /** @description Kind of evidence or change, as in clearedBy */
                                evidence: string;
                                /** @description This much is there already */
                                done: boolean;
                                /** @description What to do, or by what it is done */
                                text: string;
                            }[];
                        }[];
                        controls: string[];
                        paths: {
                            /** @enum {string} */
                            grade: "same" | "partial" | "unknown" | "none";
                            /** @description The model the trait may come from */
                            generator: string;
                            /** @description Number of hops */
                            length: number;
                            hops: {
                                /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                                edge: string;
                                from: string;
                                to: string;
                            }[];
                            /** @description Hops left out in the middle of a very long path */
                            omitted?: number;
                        }[];
                    }[];
                    cleared: {
                        rule: string;
                        by: string[];
                    }[];
                    /** @description Of a plan: what has to be shown once the model is trained */
                    conditions?: string[];
                    /** @description What fired without blocking: worth knowing, no reason to stop */
                    advice?: {
                        rule: string;
                        /** @enum {string} */
                        severity: "advice" | "low" | "medium" | "high" | "critical";
                        message: string;
                        clearedBy: string[];
                        /** @description Ways to clear it: any of them, each by all of its steps */
                        remedies?: {
                            steps: {
                                /** @description Kind of evidence or change, as in clearedBy */
                                evidence: string;
                                /** @description This much is there already */
                                done: boolean;
                                /** @description What to do, or by what it is done */
                                text: string;
                            }[];
                        }[];
                        controls: string[];
                        paths: {
                            /** @enum {string} */
                            grade: "same" | "partial" | "unknown" | "none";
                            /** @description The model the trait may come from */
                            generator: string;
                            /** @description Number of hops */
                            length: number;
                            hops: {
                                /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                                edge: string;
                                from: string;
                                to: string;
                            }[];
                            /** @description Hops left out in the middle of a very long path */
                            omitted?: number;
                        }[];
                    }[];
                    /** @description Facts in favour of the model that counted: who said them, and how firmly */
                    assurances?: {
                        /** @description Kind of fact: lineage, initialization, origin, evaluation, ... */
                        fact: string;
                        /** @description Artifact id */
                        about: string;
                        /** @description Key of the event that says so */
                        event: string;
                        /** @enum {string} */
                        level: "stated" | "vouched" | "attested" | "measured";
                        /** @description The principal who said it */
                        by?: string;
                    }[];
                    rejected?: {
                        /** @description Key of the event that recorded it */
                        event: string;
                        kind: string;
                        about: string;
                        code: string;
                        message: string;
                    }[];
                    contradictions?: {
                        models: string[];
                        /** @description The relation that counts: the strictest */
                        counts: string;
                        claims: {
                            event: string;
                            relation: string;
                            evidence: string;
                        }[];
                    }[];
                    /** @description Why the ancestry could not be relied on */
                    problems?: {
                        problem: string;
                        message: string;
                    }[];
                    /** @description When the first evidence that it rests on expires */
                    validUntil?: string;
                    policy: {
                        name: string;
                        version: string;
                        digest: string;
                    };
                    asOf: string;
                    decidedAt: string;
                    /** @description How far the log had been read: replay from there */
                    positions?: {
                        topic: string;
                        partition: number;
                        next: number;
                    }[];
                    envelope?: {
                        payloadType: string;
                        /** @description Base64 of an in-toto Statement */
                        payload: string;
                        signatures: ({
                            keyid?: string;
                            sig: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
            /** @description The approval, where its time has passed: the document refuses */
            ended?: {
                at: string;
                decision: {
                    promotion?: {
                        id: string;
                    } & {
                        [key: string]: unknown;
                    };
                    model: string;
                    /** @description The weights that were asked for, else those recorded */
                    digest?: string;
                    environment: string;
                    /** @enum {string} */
                    verdict: "approved" | "blocked";
                    indeterminate: boolean;
                    reasons: {
                        rule: string;
                        /** @enum {string} */
                        severity: "advice" | "low" | "medium" | "high" | "critical";
                        message: string;
                        clearedBy: string[];
                        /** @description Ways to clear it: any of them, each by all of its steps */
                        remedies?: {
                            steps: {
                                /** @description Kind of evidence or change, as in clearedBy */
                                evidence: string;
                                /** @description This much is there already */
                                done: boolean;
                                /** @description What to do, or by what it is done */
                                text: string;
                            }[];
                        }[];
                        controls: string[];
                        paths: {
                            /** @enum {string} */
                            grade: "same" | "partial" | "unknown" | "none";
                            /** @description The model the trait may come from */
                            generator: string;
                            /** @description Number of hops */
                            length: number;
                            hops: {
                                /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                                edge: string;
                                from: string;
                                to: string;
                            }[];
                            /** @description Hops left out in the middle of a very long path */
                            omitted?: number;
                        }[];
                    }[];
                    cleared: {
                        rule: string;
                        by: string[];
                    }[];
                    /** @description Of a plan: what has to be shown once the model is trained */
                    conditions?: string[];
                    /** @description What fired without blocking: worth knowing, no reason to stop */
                    advice?: {
                        rule: string;
                        /** @enum {string} */
                        severity: "advice" | "low" | "medium" | "high" | "critical";
                        message: string;
                        clearedBy: string[];
                        /** @description Ways to clear it: any of them, each by all of its steps */
                        remedies?: {
                            steps: {
                                /** @description Kind of evidence or change, as in clearedBy */
                                evidence: string;
                                /** @description This much is there already */
                                done: boolean;
                                /** @description What to do, or by what it is done */
                                text: string;
                            }[];
                        }[];
                        controls: string[];
                        paths: {
                            /** @enum {string} */
                            grade: "same" | "partial" | "unknown" | "none";
                            /** @description The model the trait may come from */
                            generator: string;
                            /** @description Number of hops */
                            length: number;
                            hops: {
                                /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                                edge: string;
                                from: string;
                                to: string;
                            }[];
                            /** @description Hops left out in the middle of a very long path */
                            omitted?: number;
                        }[];
                    }[];
                    /** @description Facts in favour of the model that counted: who said them, and how firmly */
                    assurances?: {
                        /** @description Kind of fact: lineage, initialization, origin, evaluation, ... */
                        fact: string;
                        /** @description Artifact id */
                        about: string;
                        /** @description Key of the event that says so */
                        event: string;
                        /** @enum {string} */
                        level: "stated" | "vouched" | "attested" | "measured";
                        /** @description The principal who said it */
                        by?: string;
                    }[];
                    rejected?: {
                        /** @description Key of the event that recorded it */
                        event: string;
                        kind: string;
                        about: string;
                        code: string;
                        message: string;
                    }[];
                    contradictions?: {
                        models: string[];
                        /** @description The relation that counts: the strictest */
                        counts: string;
                        claims: {
                            event: string;
                            relation: string;
                            evidence: string;
                        }[];
                    }[];
                    /** @description Why the ancestry could not be relied on */
                    problems?: {
                        problem: string;
                        message: string;
                    }[];
                    /** @description When the first evidence that it rests on expires */
                    validUntil?: string;
                    policy: {
                        name: string;
                        version: string;
                        digest: string;
                    };
                    asOf: string;
                    decidedAt: string;
                    /** @description How far the log had been read: replay from there */
                    positions?: {
                        topic: string;
                        partition: number;
                        next: number;
                    }[];
                    envelope?: {
                        payloadType: string;
                        /** @description Base64 of an in-toto Statement */
                        payload: string;
                        signatures: ({
                            keyid?: string;
                            sig: string;
                        } & {
                            [key: string]: unknown;
                        })[];
                    } & {
                        [key: string]: unknown;
                    };
                } & {
                    [key: string]: unknown;
                };
            };
        };
        PendingPromotion: {
            promotion: {
                id: string;
            };
            model?: string;
            environment?: string;
            /** @constant */
            status: "pending";
        };
        PromotionRequest: {
            promotion?: {
                /** @description Repeat it to ask again for the same decision; made up if absent */
                id?: string;
            } & {
                [key: string]: unknown;
            };
            model: (string & (unknown & unknown)) | ({
                /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                id: string & (unknown & unknown);
                /** @description Content digest of weights or bytes */
                digest?: string;
            } & {
                [key: string]: unknown;
            });
            /** @description Name of an environment; white space around it and letter case do not matter */
            environment: string;
            requestedBy?: string;
        };
        ReviewTaken: {
            review: ({
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                /** @description The promotion whose trail shows the review */
                promotion?: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
                /** @enum {string} */
                decision: "approve" | "deny";
                reviewer: string;
                reason: string;
                rules?: string[];
                /**
                 * Format: date-time
                 * @description RFC 3339 date and time
                 */
                expiresAt: string;
                /** @description Key of the event; evidence.revoked takes a review back by naming it */
                eventId: string;
            } & {
                [key: string]: unknown;
            }) | ({
                model: (string & (unknown & unknown)) | ({
                    /** @description Artifact id: an opaque URI string, preferably a package URL with a version */
                    id: string & (unknown & unknown);
                    /** @description Content digest of weights or bytes */
                    digest?: string;
                } & {
                    [key: string]: unknown;
                });
                promotion?: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
                requestedBy: string;
                reason?: string;
                /** @description Rule ids; none: every rule a review may clear */
                rules?: string[];
                /** @description Key of the event; evidence.revoked takes a review back by naming it */
                eventId: string;
            } & {
                [key: string]: unknown;
            });
            /** @description What comes of it */
            next: string;
        };
        ReviewRequest: {
            /** @description Id of the review: repeat it to send the same one again; made up if absent */
            id?: string;
            /**
             * @description request: asks somebody to review; it is listed at GET /reviews until then
             * @enum {string}
             */
            decision: "approve" | "deny" | "request";
            /** @description Of approve and deny: who reviewed. Not who requested the promotion */
            reviewer?: string;
            /** @description Of request: who asks for a review */
            requestedBy?: string;
            /** @description Required for approve and deny */
            reason?: string;
            /** @description Rule ids that the review speaks of; none: every rule that a review may clear */
            rules?: string[];
            /** @description The promotion's, if given */
            environment?: string;
            /**
             * Format: date-time
             * @description Until when approve or deny holds; 90 days from now if absent
             */
            expiresAt?: string;
        };
        PolicyInForce: {
            name: string;
            version: string;
            /** @description sha256 of the document; decisions name it */
            digest: string;
            /** @description The bundle as text */
            document: string;
            /** @description Judges along, without deciding */
            shadow?: {
                name: string;
                version: string;
                /** @description sha256 of the document; decisions name it */
                digest: string;
                /** @description The bundle as text */
                document: string;
            };
            /** @description Changes that were not taken over, with line and reason */
            refused: {
                file: string;
                message: string;
            }[];
        };
        JsonWebKeySet: {
            keys: ({
                kid: string;
            } & {
                [key: string]: unknown;
            })[];
        };
        SharedAncestry: {
            of: string[];
            /** @description Upstream of every one of them, the nearest to all together first */
            ancestors: {
                id: string;
                /** @enum {string} */
                kind: "model" | "dataset";
                name: string;
                /** @description Only referred to so far: nothing described or produced it */
                placeholder: boolean;
                digests?: string[];
                /** @description true: a flag on it has not been cleared */
                flagged?: boolean;
                /** @description Fewest edges from each of `of`, in that order */
                distances: number[];
            }[];
            /** @description Datasets among the ancestors */
            corpora: string[];
            /** @description Models that made data in the ancestry of each */
            generators: string[];
            /** @description Of every pair of models: whether they start from the same weights */
            initialization: {
                /** @description Two models */
                between: string[];
                /** @enum {string} */
                grade: "same" | "partial" | "unknown" | "none";
                /** @description What both go back to */
                checkpoints: string[];
            }[];
            /** @description There is more upstream, or more is shared */
            truncated: boolean;
        };
        LineageChanges: {
            root: string;
            since: string;
            until: string;
            /** @description Ancestors that were none before */
            nodes: {
                id: string;
                /** @enum {string} */
                kind: "model" | "dataset";
                name: string;
                /** @description Only referred to so far: nothing described or produced it */
                placeholder: boolean;
                digests?: string[];
                /** @description true: a flag on it has not been cleared */
                flagged?: boolean;
            }[];
            edges: ({
                type: string;
                /** @description What was made */
                from: string;
                /** @description What it was made of */
                to: string;
                method?: string;
                stage?: string;
                channel?: string;
                operation?: string;
                /** @description 0..1; absent: unknown */
                share?: number;
                rows?: number;
                tokens?: number;
                /** @description Of a LoRA */
                rank?: number;
                /** @description Of a parent in a merge */
                weight?: number;
                systemPromptDigest?: string;
                steering?: unknown;
                decoding?: unknown;
                /** @description Of a claim: same, partial, independent */
                relation?: string;
                /** @description Of a claim: declared, attested, weight-tested */
                evidence?: string;
                pValue?: number;
                by?: string;
                runId?: string;
                /** @description Source and id of the event that said so */
                eventId: string;
                occurredAt: string;
                recordedAt: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description Flags (flag), their clearance and whatever else was said of the ancestors */
            evidence: ({
                kind: string;
                id: string;
                data: unknown;
                /** @description Source and id of the event that said so */
                eventId: string;
                occurredAt: string;
                recordedAt: string;
                about: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description There are more changes than these */
            truncated: boolean;
        };
        ArtifactPage: {
            items: {
                id: string;
                /** @enum {string} */
                kind: "model" | "dataset";
                name: string;
                /** @description Only referred to so far: nothing described or produced it */
                placeholder: boolean;
                digests?: string[];
                /** @description true: a flag on it has not been cleared */
                flagged?: boolean;
            }[];
            /** @description Absent on the last page */
            nextCursor?: string;
        };
        Artifact: {
            id: string;
            /** @enum {string} */
            kind: "model" | "dataset";
            name: string;
            /** @description Only referred to so far: nothing described or produced it */
            placeholder: boolean;
            digests: string[];
            /** @description true: a flag on it has not been cleared */
            flagged?: boolean;
            /** @description A recorded run made it */
            produced: boolean;
            /** @enum {string} */
            initialization?: "random" | "unknown";
            /** @enum {string} */
            origin?: "human" | "synthetic" | "mixed" | "unknown";
            /** @enum {string} */
            source?: "internal" | "hub" | "third-party";
            attributes: {
                [key: string]: unknown;
            };
            /** @description Other ids of the same name */
            versions: string[];
            /** @description Other ids of the same weights or bytes */
            sameDigest: string[];
            evidence: ({
                kind: string;
                id: string;
                data: unknown;
                /** @description Source and id of the event that said so */
                eventId: string;
                occurredAt: string;
                recordedAt: string;
                /** @description Of an attestation: whether it counts by the policy in force, and why not */
                status?: {
                    ok: boolean;
                    code?: string;
                    message?: string;
                };
            } & {
                [key: string]: unknown;
            })[];
            edges: {
                upstream: number;
                downstream: number;
            };
            /** @description The counts of edges are cut */
            truncated: boolean;
        };
        LineageGraph: {
            root: string;
            nodes: {
                id: string;
                /** @enum {string} */
                kind: "model" | "dataset";
                name: string;
                /** @description Only referred to so far: nothing described or produced it */
                placeholder: boolean;
                digests?: string[];
                /** @description true: a flag on it has not been cleared */
                flagged?: boolean;
                /** @description Fewest edges from the root; where it is paged */
                distance?: number;
            }[];
            edges: ({
                type: string;
                /** @description What was made */
                from: string;
                /** @description What it was made of */
                to: string;
                method?: string;
                stage?: string;
                channel?: string;
                operation?: string;
                /** @description 0..1; absent: unknown */
                share?: number;
                rows?: number;
                tokens?: number;
                /** @description Of a LoRA */
                rank?: number;
                /** @description Of a parent in a merge */
                weight?: number;
                systemPromptDigest?: string;
                steering?: unknown;
                decoding?: unknown;
                /** @description Of a claim: same, partial, independent */
                relation?: string;
                /** @description Of a claim: declared, attested, weight-tested */
                evidence?: string;
                pValue?: number;
                by?: string;
                runId?: string;
                /** @description Source and id of the event that said so */
                eventId: string;
                occurredAt: string;
                recordedAt: string;
            } & {
                [key: string]: unknown;
            })[];
            /** @description There is more than was read; further pages are no part of that */
            truncated: boolean;
            /** @description Where it is paged: absent on the last page */
            nextCursor?: string;
        };
        BlastRadiusGraph: {
            root: string;
            /** @description What runs somewhere, the root included */
            nodes: {
                id: string;
                /** @enum {string} */
                kind: "model" | "dataset";
                name: string;
                /** @description Only referred to so far: nothing described or produced it */
                placeholder: boolean;
                digests?: string[];
                /** @description true: a flag on it has not been cleared */
                flagged?: boolean;
                deployments: {
                    id: string;
                    environment: string;
                    since: string;
                }[];
            }[];
            /** @description What runs nowhere itself and lies on the way */
            through: {
                id: string;
                /** @enum {string} */
                kind: "model" | "dataset";
                name: string;
                /** @description Only referred to so far: nothing described or produced it */
                placeholder: boolean;
                digests?: string[];
                /** @description true: a flag on it has not been cleared */
                flagged?: boolean;
            }[];
            /** @description A shortest way from the root to each node */
            edges: (({
                type: string;
                /** @description What was made */
                from: string;
                /** @description What it was made of */
                to: string;
                method?: string;
                stage?: string;
                channel?: string;
                operation?: string;
                /** @description 0..1; absent: unknown */
                share?: number;
                rows?: number;
                tokens?: number;
                /** @description Of a LoRA */
                rank?: number;
                /** @description Of a parent in a merge */
                weight?: number;
                systemPromptDigest?: string;
                steering?: unknown;
                decoding?: unknown;
                /** @description Of a claim: same, partial, independent */
                relation?: string;
                /** @description Of a claim: declared, attested, weight-tested */
                evidence?: string;
                pValue?: number;
                by?: string;
                runId?: string;
                /** @description Source and id of the event that said so */
                eventId: string;
                occurredAt: string;
                recordedAt: string;
            } & {
                [key: string]: unknown;
            }) | {
                /**
                 * @description Another name of the same thing
                 * @enum {string}
                 */
                type: "SAME_DIGEST" | "VERSION_OF";
                from: string;
                to: string;
                digest?: string;
            })[];
            deployments: {
                id: string;
                environment: string;
                since: string;
                model: string;
            }[];
            /** @description There is more downstream, and more of it may run */
            truncated: boolean;
        };
        PromotionPage: {
            items: {
                promotion: {
                    id: string;
                };
                model: string;
                environment: string;
                /** @enum {string} */
                status: "pending" | "approved" | "blocked" | "revoked";
                /**
                 * @description As it was decided, also where that was revoked
                 * @enum {string}
                 */
                verdict?: "approved" | "blocked";
                requestedBy?: string;
                requestedAt?: string;
                decidedAt?: string;
                revokedAt?: string;
            }[];
            /** @description Absent on the last page */
            nextCursor?: string;
        };
        Reviews: {
            items: {
                /**
                 * @description Of a request, what came of it; revoked: an evidence.revoked event took it back
                 * @enum {string}
                 */
                state: "open" | "approved" | "denied" | "expired" | "revoked";
                reviewer?: string;
                /** @description Who asked for a review */
                requestedBy?: string;
                reason?: string;
                /** @description Empty: every rule that a review may clear */
                rules: string[];
                expiresAt?: string;
                at: string;
                eventId: string;
                /** @description Of a request: key of the review */
                answeredBy?: string;
                /** @description Why it has no effect on this promotion */
                remark?: string;
            }[];
            /** @description What the gate would ask of people now */
            needed: {
                rule: string;
                text: string;
            }[];
        };
        TrailPage: {
            items: {
                /** @enum {string} */
                step: "requested" | "decided" | "revoked" | "review-requested" | "reviewed";
                eventId: string;
                model: string;
                /** @description The producer's word */
                occurredAt: string;
                /** @description When the broker took it */
                recordedAt: string;
                /** @description Who requested the promotion or the review, or gave it */
                actor?: string;
                /** @enum {string} */
                verdict?: "approved" | "blocked";
                /** @description Data of the event */
                data?: unknown;
            }[];
            /** @description Absent on the last page */
            nextCursor?: string;
        };
        DecisionInputsDocument: {
            decision: {
                promotion?: {
                    id: string;
                } & {
                    [key: string]: unknown;
                };
                model: string;
                /** @description The weights that were asked for, else those recorded */
                digest?: string;
                environment: string;
                /** @enum {string} */
                verdict: "approved" | "blocked";
                indeterminate: boolean;
                reasons: {
                    rule: string;
                    /** @enum {string} */
                    severity: "advice" | "low" | "medium" | "high" | "critical";
                    message: string;
                    clearedBy: string[];
                    /** @description Ways to clear it: any of them, each by all of its steps */
                    remedies?: {
                        steps: {
                            /** @description Kind of evidence or change, as in clearedBy */
                            evidence: string;
                            /** @description This much is there already */
                            done: boolean;
                            /** @description What to do, or by what it is done */
                            text: string;
                        }[];
                    }[];
                    controls: string[];
                    paths: {
                        /** @enum {string} */
                        grade: "same" | "partial" | "unknown" | "none";
                        /** @description The model the trait may come from */
                        generator: string;
                        /** @description Number of hops */
                        length: number;
                        hops: {
                            /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                            edge: string;
                            from: string;
                            to: string;
                        }[];
                        /** @description Hops left out in the middle of a very long path */
                        omitted?: number;
                    }[];
                }[];
                cleared: {
                    rule: string;
                    by: string[];
                }[];
                /** @description Of a plan: what has to be shown once the model is trained */
                conditions?: string[];
                /** @description What fired without blocking: worth knowing, no reason to stop */
                advice?: {
                    rule: string;
                    /** @enum {string} */
                    severity: "advice" | "low" | "medium" | "high" | "critical";
                    message: string;
                    clearedBy: string[];
                    /** @description Ways to clear it: any of them, each by all of its steps */
                    remedies?: {
                        steps: {
                            /** @description Kind of evidence or change, as in clearedBy */
                            evidence: string;
                            /** @description This much is there already */
                            done: boolean;
                            /** @description What to do, or by what it is done */
                            text: string;
                        }[];
                    }[];
                    controls: string[];
                    paths: {
                        /** @enum {string} */
                        grade: "same" | "partial" | "unknown" | "none";
                        /** @description The model the trait may come from */
                        generator: string;
                        /** @description Number of hops */
                        length: number;
                        hops: {
                            /** @description Edge type of the graph, or an identity step: SAME_DIGEST, SYMLINK, VERSION_OF, HAS_VERSION */
                            edge: string;
                            from: string;
                            to: string;
                        }[];
                        /** @description Hops left out in the middle of a very long path */
                        omitted?: number;
                    }[];
                }[];
                /** @description Facts in favour of the model that counted: who said them, and how firmly */
                assurances?: {
                    /** @description Kind of fact: lineage, initialization, origin, evaluation, ... */
                    fact: string;
                    /** @description Artifact id */
                    about: string;
                    /** @description Key of the event that says so */
                    event: string;
                    /** @enum {string} */
                    level: "stated" | "vouched" | "attested" | "measured";
                    /** @description The principal who said it */
                    by?: string;
                }[];
                rejected?: {
                    /** @description Key of the event that recorded it */
                    event: string;
                    kind: string;
                    about: string;
                    code: string;
                    message: string;
                }[];
                contradictions?: {
                    models: string[];
                    /** @description The relation that counts: the strictest */
                    counts: string;
                    claims: {
                        event: string;
                        relation: string;
                        evidence: string;
                    }[];
                }[];
                /** @description Why the ancestry could not be relied on */
                problems?: {
                    problem: string;
                    message: string;
                }[];
                /** @description When the first evidence that it rests on expires */
                validUntil?: string;
                policy: {
                    name: string;
                    version: string;
                    digest: string;
                };
                asOf: string;
                decidedAt: string;
                /** @description How far the log had been read: replay from there */
                positions?: {
                    topic: string;
                    partition: number;
                    next: number;
                }[];
                envelope?: {
                    payloadType: string;
                    /** @description Base64 of an in-toto Statement */
                    payload: string;
                    signatures: ({
                        keyid?: string;
                        sig: string;
                    } & {
                        [key: string]: unknown;
                    })[];
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
            request: {
                model: string;
                digest?: string;
                environment: string;
                requestedBy?: string;
                decidedAt: string;
                problems?: {
                    problem: string;
                    message: string;
                }[];
            };
            /** @description Facts as they were recorded, as of the positions of the decision */
            ancestry: {
                roots: string[];
                nodes: ({
                    id: string;
                } & {
                    [key: string]: unknown;
                })[];
                edges: ({
                    type: string;
                    from: string;
                    to: string;
                } & {
                    [key: string]: unknown;
                })[];
                truncated: boolean;
            } & {
                [key: string]: unknown;
            };
            policy: {
                name: string;
                version: string;
                digest: string;
                /** @description The bundle as text */
                document: string;
            };
        };
        ReviewQueuePage: {
            items: {
                promotion: {
                    id: string;
                };
                model: string;
                environment: string;
                requestedBy?: string;
                requestedAt?: string;
                decidedAt?: string;
                needed: {
                    rule: string;
                    text: string;
                }[];
                /** @description Reviews that somebody asked for and nobody gave */
                requests: {
                    /**
                     * @description Of a request, what came of it; revoked: an evidence.revoked event took it back
                     * @enum {string}
                     */
                    state: "open" | "approved" | "denied" | "expired" | "revoked";
                    reviewer?: string;
                    /** @description Who asked for a review */
                    requestedBy?: string;
                    reason?: string;
                    /** @description Empty: every rule that a review may clear */
                    rules: string[];
                    expiresAt?: string;
                    at: string;
                    eventId: string;
                    /** @description Of a request: key of the review */
                    answeredBy?: string;
                    /** @description Why it has no effect on this promotion */
                    remark?: string;
                }[];
            }[];
            /** @description Absent on the last page */
            nextCursor?: string;
        };
        MlBom: {
            $schema: string;
            /** @constant */
            bomFormat: "CycloneDX";
            specVersion: string;
            serialNumber: string;
            version: number;
            metadata: {
                timestamp: string;
                component: {
                    /** @enum {string} */
                    type: "machine-learning-model" | "data";
                    name: string;
                    /** @description Artifact id */
                    "bom-ref": string;
                } & {
                    [key: string]: unknown;
                };
            } & {
                [key: string]: unknown;
            };
            components: ({
                /** @enum {string} */
                type: "machine-learning-model" | "data";
                name: string;
                /** @description Artifact id */
                "bom-ref": string;
            } & {
                [key: string]: unknown;
            })[];
            dependencies: {
                ref: string;
                dependsOn?: string[];
            }[];
            compositions: {
                /**
                 * @description How much is known of what these were made of
                 * @enum {string}
                 */
                aggregate: "complete" | "incomplete" | "unknown";
                dependencies: string[];
            }[];
        };
        OverviewDocument: {
            asOf: string;
            artifacts: {
                models: number;
                datasets: number;
                /** @description Of both, those only referred to so far */
                placeholders: number;
            };
            coverage: {
                /** @description Models by whether it is recorded what their weights started from */
                initialization: {
                    known: number;
                    unknown: number;
                };
                /** @description Datasets by who made them; derived: of other datasets, which say the rest */
                origin: {
                    generated: number;
                    derived: number;
                    human: number;
                    unknown: number;
                };
            };
            promotions: {
                pending: number;
                /** @description And not revoked */
                approved: number;
                blocked: number;
                revoked: number;
                byEnvironment: {
                    environment: string;
                    approved: number;
                    blocked: number;
                    pending: number;
                    revoked: number;
                }[];
            };
            deployments: {
                active: number;
            };
            reviews: {
                /** @description Promotions that wait for a person */
                waiting: number;
            };
            /** @description The ten rules that gave most of the decisions that count now a reason */
            rules: {
                rule: string;
                count: number;
            }[];
            /** @description Oldest first, UTC. Decisions stand on the day of the request, revocations on their own; an approval counts as such also where it was revoked */
            perDay: {
                day: string;
                approved: number;
                blocked: number;
                revoked: number;
            }[];
            /** @description Something was counted only up to a limit */
            limited: boolean;
            /** @description Only what was cut: how many were looked at, of promotions the newest */
            limits: {
                artifacts?: number;
                promotions?: number;
                deployments?: number;
                reviews?: number;
                rules?: number;
            };
        };
        LineagePaths: {
            from: string;
            to: string;
            /** @description Shortest first; each from the descendant to the ancestor */
            paths: (({
                type: string;
                /** @description What was made */
                from: string;
                /** @description What it was made of */
                to: string;
                method?: string;
                stage?: string;
                channel?: string;
                operation?: string;
                /** @description 0..1; absent: unknown */
                share?: number;
                rows?: number;
                tokens?: number;
                /** @description Of a LoRA */
                rank?: number;
                /** @description Of a parent in a merge */
                weight?: number;
                systemPromptDigest?: string;
                steering?: unknown;
                decoding?: unknown;
                /** @description Of a claim: same, partial, independent */
                relation?: string;
                /** @description Of a claim: declared, attested, weight-tested */
                evidence?: string;
                pValue?: number;
                by?: string;
                runId?: string;
                /** @description Source and id of the event that said so */
                eventId: string;
                occurredAt: string;
                recordedAt: string;
            } & {
                [key: string]: unknown;
            }) | {
                /**
                 * @description Another name of the same thing
                 * @enum {string}
                 */
                type: "SAME_DIGEST" | "VERSION_OF";
                from: string;
                to: string;
                digest?: string;
            })[][];
            /** @description What lies on the paths */
            nodes: {
                id: string;
                /** @enum {string} */
                kind: "model" | "dataset";
                name: string;
                /** @description Only referred to so far: nothing described or produced it */
                placeholder: boolean;
                digests?: string[];
                /** @description true: a flag on it has not been cleared */
                flagged?: boolean;
            }[];
            /** @description There are more paths, or there may be */
            truncated: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "events.post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["ModelRegistered"] | components["schemas"]["DatasetRegistered"] | components["schemas"]["TrainingCompleted"] | components["schemas"]["FinetuneCompleted"] | components["schemas"]["GenerationCompleted"] | components["schemas"]["WeightsTransformed"] | components["schemas"]["DatasetDerived"] | components["schemas"]["EvaluationCompleted"] | components["schemas"]["ProbeCompleted"] | components["schemas"]["AttestationRecorded"] | components["schemas"]["InitializationClaimed"] | components["schemas"]["ModelFlagged"] | components["schemas"]["ModelCleared"] | components["schemas"]["DatasetFlagged"] | components["schemas"]["DatasetCleared"] | components["schemas"]["EvidenceRevoked"] | components["schemas"]["ReviewRequested"] | components["schemas"]["ReviewRecorded"] | components["schemas"]["DeploymentChanged"] | components["schemas"]["PromotionRequested"] | components["schemas"]["TrainingPlanned"];
                "application/cloudevents-batch+json": (components["schemas"]["ModelRegistered"] | components["schemas"]["DatasetRegistered"] | components["schemas"]["TrainingCompleted"] | components["schemas"]["FinetuneCompleted"] | components["schemas"]["GenerationCompleted"] | components["schemas"]["WeightsTransformed"] | components["schemas"]["DatasetDerived"] | components["schemas"]["EvaluationCompleted"] | components["schemas"]["ProbeCompleted"] | components["schemas"]["AttestationRecorded"] | components["schemas"]["InitializationClaimed"] | components["schemas"]["ModelFlagged"] | components["schemas"]["ModelCleared"] | components["schemas"]["DatasetFlagged"] | components["schemas"]["DatasetCleared"] | components["schemas"]["EvidenceRevoked"] | components["schemas"]["ReviewRequested"] | components["schemas"]["ReviewRecorded"] | components["schemas"]["DeploymentChanged"] | components["schemas"]["PromotionRequested"] | components["schemas"]["TrainingPlanned"])[];
                "application/json": unknown;
            };
        };
        responses: {
            /** @description The broker holds the accepted events durably */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 1,
                     *       "rejected": [
                     *         {
                     *           "index": 1,
                     *           "errors": [
                     *             {
                     *               "pointer": "/data/model/id",
                     *               "message": "Invalid input: expected string, received undefined",
                     *               "remedy": "Give a value of type string."
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["EventsAccepted"];
                };
            };
            /** @description The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.cycloneDx": {
        parameters: {
            query?: {
                /** @description true: answers the events of the document and publishes none */
                dryRun?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "bomFormat": "CycloneDX",
                 *       "specVersion": "1.6",
                 *       "components": [
                 *         {
                 *           "type": "machine-learning-model",
                 *           "bom-ref": "support",
                 *           "name": "support",
                 *           "purl": "pkg:generic/acme/support@1",
                 *           "pedigree": {
                 *             "ancestors": [
                 *               {
                 *                 "type": "machine-learning-model",
                 *                 "name": "Qwen",
                 *                 "purl": "pkg:huggingface/Qwen/Qwen2.5-7B-Instruct"
                 *               }
                 *             ]
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": Record<string, never>;
                /**
                 * @example {
                 *       "bomFormat": "CycloneDX",
                 *       "specVersion": "1.6",
                 *       "components": [
                 *         {
                 *           "type": "machine-learning-model",
                 *           "bom-ref": "support",
                 *           "name": "support",
                 *           "purl": "pkg:generic/acme/support@1",
                 *           "pedigree": {
                 *             "ancestors": [
                 *               {
                 *                 "type": "machine-learning-model",
                 *                 "name": "Qwen",
                 *                 "purl": "pkg:huggingface/Qwen/Qwen2.5-7B-Instruct"
                 *               }
                 *             ]
                 *           }
                 *         }
                 *       ]
                 *     }
                 */
                "application/vnd.cyclonedx+json": Record<string, never>;
            };
        };
        responses: {
            /** @description A dry run: nothing was published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description The broker holds all of its events durably */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 2,
                     *       "artifacts": [
                     *         "pkg:generic/acme/support@1"
                     *       ],
                     *       "undisclosed": [
                     *         "pkg:generic/acme/support@1#undisclosed-corpora"
                     *       ],
                     *       "ignored": 1,
                     *       "notes": [
                     *         {
                     *           "pointer": "/dependencies/0/dependsOn/1",
                     *           "message": "does not say whether it is a model or data: it counts as data, whatever it is"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.spdx": {
        parameters: {
            query?: {
                /** @description true: answers the events of the document and publishes none */
                dryRun?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
                 *       "@graph": [
                 *         {
                 *           "type": "ai_AIPackage",
                 *           "spdxId": "urn:a",
                 *           "name": "support",
                 *           "software_packageUrl": "pkg:generic/acme/support@1"
                 *         },
                 *         {
                 *           "type": "dataset_DatasetPackage",
                 *           "spdxId": "urn:b",
                 *           "name": "tickets"
                 *         },
                 *         {
                 *           "type": "Relationship",
                 *           "from": "urn:a",
                 *           "to": [
                 *             "urn:b"
                 *           ],
                 *           "relationshipType": "trainedOn"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": Record<string, never>;
                /**
                 * @example {
                 *       "@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld",
                 *       "@graph": [
                 *         {
                 *           "type": "ai_AIPackage",
                 *           "spdxId": "urn:a",
                 *           "name": "support",
                 *           "software_packageUrl": "pkg:generic/acme/support@1"
                 *         },
                 *         {
                 *           "type": "dataset_DatasetPackage",
                 *           "spdxId": "urn:b",
                 *           "name": "tickets"
                 *         },
                 *         {
                 *           "type": "Relationship",
                 *           "from": "urn:a",
                 *           "to": [
                 *             "urn:b"
                 *           ],
                 *           "relationshipType": "trainedOn"
                 *         }
                 *       ]
                 *     }
                 */
                "application/ld+json": Record<string, never>;
            };
        };
        responses: {
            /** @description A dry run: nothing was published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description The broker holds all of its events durably */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 2,
                     *       "artifacts": [
                     *         "pkg:generic/acme/support@1"
                     *       ],
                     *       "undisclosed": [
                     *         "pkg:generic/acme/support@1#undisclosed-corpora"
                     *       ],
                     *       "ignored": 1,
                     *       "notes": [
                     *         {
                     *           "pointer": "/dependencies/0/dependsOn/1",
                     *           "message": "does not say whether it is a model or data: it counts as data, whatever it is"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "imports.card": {
        parameters: {
            query: {
                /** @description Of what it is the card: an artifact id, e.g. a package URL */
                id: string;
                /** @description What it is the card of */
                kind?: "model" | "dataset";
                /** @description Content digest of weights or bytes */
                digest?: string;
                /** @description true: answers the events of the document and publishes none */
                dryRun?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example ---
                 *     license: apache-2.0
                 *     base_model: Qwen/Qwen2.5-7B-Instruct
                 *     base_model_relation: adapter
                 *     datasets:
                 *       - acme/tickets
                 *     ---
                 *     # Support
                 */
                "text/markdown": string;
            };
        };
        responses: {
            /** @description A dry run: nothing was published */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description The broker holds all of its events durably */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "accepted": 2,
                     *       "artifacts": [
                     *         "pkg:generic/acme/support@1"
                     *       ],
                     *       "undisclosed": [
                     *         "pkg:generic/acme/support@1#undisclosed-corpora"
                     *       ],
                     *       "ignored": 1,
                     *       "notes": [
                     *         {
                     *           "pointer": "/dependencies/0/dependsOn/1",
                     *           "message": "does not say whether it is a model or data: it counts as data, whatever it is"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "lineage.post": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "eventType": "COMPLETE",
                 *       "eventTime": "2026-11-23T10:00:00Z",
                 *       "producer": "https://example.com/pipelines/sft",
                 *       "schemaURL": "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent",
                 *       "run": {
                 *         "runId": "0193587e-2f6c-7c1d-9b3a-0d4a5c1e7f10"
                 *       },
                 *       "job": {
                 *         "namespace": "pipelines",
                 *         "name": "sft"
                 *       },
                 *       "inputs": [
                 *         {
                 *           "namespace": "corpora",
                 *           "name": "numbers"
                 *         }
                 *       ],
                 *       "outputs": [
                 *         {
                 *           "namespace": "models",
                 *           "name": "student"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The broker holds the event durably */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "plans.post": {
        parameters: {
            query?: {
                /** @description Seconds to wait for the decision before answering 202 */
                wait?: number;
                /** @description json or md (Markdown); outweighs the Accept header */
                format?: "json" | "md";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            /** @description The decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plan": {
                     *         "id": "assistant-4"
                     *       },
                     *       "model": "urn:pedigree:plan:assistant-4",
                     *       "environment": "production",
                     *       "verdict": "approved",
                     *       "indeterminate": false,
                     *       "reasons": [],
                     *       "cleared": [
                     *         {
                     *           "rule": "trait-evals-missing",
                     *           "by": []
                     *         }
                     *       ],
                     *       "conditions": [
                     *         "record an evaluation of suite neutral-prompts of the model, with the base as its baseline"
                     *       ],
                     *       "policy": {
                     *         "name": "default",
                     *         "version": "2",
                     *         "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000"
                     *       },
                     *       "asOf": "2026-11-23T10:00:00.000Z",
                     *       "decidedAt": "2026-11-23T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["PlanDocument"];
                    /**
                     * @example ## ✅ Approved: plan `assistant-4` for `production`
                     *
                     *     - **Model:** `urn:pedigree:plan:assistant-4`
                     *     - **Environment:** `production`
                     *     - **Policy:** `default 2` (`sha256:0000000000000000000000000000000000000000000000000000000000000000`)
                     *     - **Decided:** `2026-11-23T10:00:00.000Z`, on what was known at `2026-11-23T10:00:00.000Z`
                     *
                     *     No rule objects.
                     *
                     *     ### To be shown once the model is trained
                     *
                     *     - [ ] record an evaluation of suite neutral-prompts of the model, with the base as its baseline
                     *
                     *     ### Cleared
                     *
                     *     - [x] `trait-evals-missing`
                     *
                     *     ---
                     *
                     *     This decision is not signed. The document itself is JSON.
                     */
                    "text/markdown": string;
                };
            };
            /** @description Not decided yet: post the same plan with the same id again later */
            202: {
                headers: {
                    /** @description Seconds until it makes sense to ask again */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "plan": {
                     *         "id": "assistant-4"
                     *       },
                     *       "status": "pending"
                     *     }
                     */
                    "application/json": components["schemas"]["PendingPlan"];
                };
            };
            /** @description A parameter is invalid; or: The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no representation of the kind asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts an earlier one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "promotionHistory.list": {
        parameters: {
            query?: {
                /** @description Artifact id of the model */
                model?: string;
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
                /** @description As it was decided, also where that was revoked */
                verdict?: "approved" | "blocked";
                /** @description true: only what was revoked; false: only what was not */
                revoked?: "true" | "false";
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Most items per page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of promotions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "promotion": {
                     *             "id": "release-42"
                     *           },
                     *           "model": "pkg:generic/acme/assistant@3",
                     *           "environment": "production",
                     *           "status": "revoked",
                     *           "verdict": "approved",
                     *           "requestedAt": "2026-11-23T10:00:00.000Z",
                     *           "decidedAt": "2026-11-23T10:00:00.310Z",
                     *           "revokedAt": "2026-11-30T08:12:44.102Z"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PromotionPage"];
                };
            };
            /** @description A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "promotions.post": {
        parameters: {
            query?: {
                /** @description Seconds to wait for the decision before answering 202 */
                wait?: number;
                /** @description json or md (Markdown); outweighs the Accept header */
                format?: "json" | "md";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromotionRequest"];
            };
        };
        responses: {
            /** @description The decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "promotion": {
                     *         "id": "p-1"
                     *       },
                     *       "model": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview",
                     *       "environment": "production",
                     *       "verdict": "blocked",
                     *       "indeterminate": false,
                     *       "reasons": [
                     *         {
                     *           "rule": "same-base-transmission",
                     *           "severity": "critical",
                     *           "message": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview was trained on data that pkg:huggingface/Qwen/QwQ-32B-Preview, which shares its initialization, made.",
                     *           "clearedBy": [
                     *             "attestation",
                     *             "trait-evals",
                     *             "review"
                     *           ],
                     *           "controls": [
                     *             "AID-H-007.004"
                     *           ],
                     *           "paths": [
                     *             {
                     *               "grade": "same",
                     *               "generator": "pkg:huggingface/Qwen/QwQ-32B-Preview",
                     *               "length": 2,
                     *               "hops": [
                     *                 {
                     *                   "edge": "TRAINED_ON",
                     *                   "from": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview",
                     *                   "to": "pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k"
                     *                 },
                     *                 {
                     *                   "edge": "GENERATED_BY",
                     *                   "from": "pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k",
                     *                   "to": "pkg:huggingface/Qwen/QwQ-32B-Preview"
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "cleared": [
                     *         {
                     *           "rule": "trait-evals-missing",
                     *           "by": [
                     *             "evaluation e-7"
                     *           ]
                     *         }
                     *       ],
                     *       "policy": {
                     *         "name": "default",
                     *         "version": "1",
                     *         "digest": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                     *       },
                     *       "asOf": "2026-11-23T09:59:59.000Z",
                     *       "decidedAt": "2026-11-23T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionDocument"];
                    /**
                     * @example ## ⛔ Blocked: `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview` for `production`
                     *
                     *     - **Model:** `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview`
                     *     - **Environment:** `production`
                     *     - **Promotion:** `p-1`
                     *     - **Policy:** `default 1` (`sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef`)
                     *     - **Decided:** `2026-11-23T10:00:00.000Z`, on what was known at `2026-11-23T09:59:59.000Z`
                     *
                     *     1 rule objects.
                     *
                     *     ### 1. `same-base-transmission`: critical
                     *
                     *     `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview` was trained on data that `pkg:huggingface/Qwen/QwQ-32B-Preview`, which shares its initialization, made.
                     *
                     *     Path (2 hops, initialization same): `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview -TRAINED_ON-> pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k -GENERATED_BY-> pkg:huggingface/Qwen/QwQ-32B-Preview`
                     *
                     *     Cleared by: `attestation`, `trait-evals`, `review`
                     *
                     *     Controls: `AID-H-007.004`
                     *
                     *     ### Cleared
                     *
                     *     - [x] `trait-evals-missing` by `evaluation e-7`
                     *
                     *     ---
                     *
                     *     This decision is not signed. The document itself is JSON (`GET /api/v1/promotions/p-1`).
                     */
                    "text/markdown": string;
                };
            };
            /** @description Not decided yet: look at the Location later */
            202: {
                headers: {
                    /** @description Where the decision will be */
                    Location?: string;
                    /** @description Seconds until it makes sense to look */
                    "Retry-After"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "promotion": {
                     *         "id": "release-42"
                     *       },
                     *       "status": "pending"
                     *     }
                     */
                    "application/json": components["schemas"]["PendingPromotion"];
                };
            };
            /** @description A parameter is invalid; or: The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no representation of the kind asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts an earlier one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "promotionRecords.reviews": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Promotion id, percent-encoded */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "state": "open",
                     *           "requestedBy": "ci@acme.example",
                     *           "reason": "The teacher cannot be replaced before the release.",
                     *           "rules": [],
                     *           "at": "2026-11-23T10:05:00.000Z",
                     *           "eventId": "/pedigree/ingest-gateway/reviews review-0193587e"
                     *         }
                     *       ],
                     *       "needed": [
                     *         {
                     *           "rule": "same-base-transmission",
                     *           "text": "have a person other than ci@acme.example, who asked, review pkg:generic/acme/assistant@3 and record it with an expiry"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Reviews"];
                };
            };
            /** @description The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reviews.post": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Promotion id, percent-encoded */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReviewRequest"];
            };
        };
        responses: {
            /** @description The broker holds the review durably */
            201: {
                headers: {
                    /** @description All reviews of the promotion */
                    Location?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "review": {
                     *         "model": {
                     *           "id": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview",
                     *           "digest": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                     *         },
                     *         "promotion": {
                     *           "id": "p-1"
                     *         },
                     *         "environment": "production",
                     *         "decision": "approve",
                     *         "reviewer": "a.reviewer@acme.example",
                     *         "reason": "Trait evaluations and the probe show no difference to the base.",
                     *         "rules": [
                     *           "same-base-transmission"
                     *         ],
                     *         "expiresAt": "2027-05-23T00:00:00Z",
                     *         "eventId": "/pedigree/ingest-gateway/reviews review-0193587e"
                     *       },
                     *       "next": "A new POST /api/v1/promotions for model \"pkg:generic/acme/assistant@3\" in environment \"production\" is judged with it; promotion \"release-42\" keeps its decision."
                     *     }
                     */
                    "application/json": components["schemas"]["ReviewTaken"];
                };
            };
            /** @description The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A valid token is needed */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This is not for you to do */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts an earlier one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body has a format that is not understood here */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is invalid */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyInfo.policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bundles */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyInForce"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "policyInfo.keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "comparisons.shared": {
        parameters: {
            query: {
                /** @description Ids of artifacts, 2 to 10; give it once for each */
                of: string[];
                /** @description By whose rules a claim of independence counts */
                environment?: string;
                /** @description Most shared ancestors */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is shared */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "of": [
                     *         "pkg:generic/acme/student@1",
                     *         "pkg:generic/acme/other@1"
                     *       ],
                     *       "ancestors": [
                     *         {
                     *           "id": "pkg:generic/acme/base@1",
                     *           "kind": "model",
                     *           "name": "base",
                     *           "placeholder": false,
                     *           "distances": [
                     *             1,
                     *             2
                     *           ]
                     *         }
                     *       ],
                     *       "corpora": [],
                     *       "generators": [],
                     *       "initialization": [
                     *         {
                     *           "between": [
                     *             "pkg:generic/acme/student@1",
                     *             "pkg:generic/acme/other@1"
                     *           ],
                     *           "grade": "same",
                     *           "checkpoints": [
                     *             "pkg:generic/acme/base@1"
                     *           ]
                     *         }
                     *       ],
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["SharedAncestry"];
                };
            };
            /** @description A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "comparisons.changes": {
        parameters: {
            query: {
                /** @description RFC 3339: what was known by then is left out */
                since: string;
                /** @description RFC 3339; now, where it is left out */
                until?: string;
                /** @description Most entries of each list; `truncated` says that there are more */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Artifact id, percent-encoded as one path segment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "root": "pkg:generic/acme/student@1",
                     *       "since": "2026-11-20T00:00:00.000Z",
                     *       "until": "2026-11-24T00:00:00.000Z",
                     *       "nodes": [],
                     *       "edges": [],
                     *       "evidence": [
                     *         {
                     *           "about": "pkg:generic/acme/base@1",
                     *           "kind": "flag",
                     *           "id": "incident",
                     *           "data": {
                     *             "reason": "incident"
                     *           },
                     *           "eventId": "/incidents 7",
                     *           "occurredAt": "2026-11-23T10:00:00.000Z",
                     *           "recordedAt": "2026-11-23T10:00:01.204Z"
                     *         }
                     *       ],
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["LineageChanges"];
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "artifacts.list": {
        parameters: {
            query?: {
                /** @description Part of an id, a name, a tag or a developer, in any case; or a sha256 digest, of which the first 8 digits will do */
                search?: string;
                kind?: "model" | "dataset";
                /** @description The whole of a tag, in any case; key=value where tags have values */
                tag?: string;
                /** @description Who made it, in any case: as an event said, or a segment of its package URL */
                developer?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Most items per page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of artifacts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "pkg:generic/acme/student@1",
                     *           "kind": "model",
                     *           "name": "student",
                     *           "placeholder": false
                     *         },
                     *         {
                     *           "id": "urn:corpus:numbers",
                     *           "kind": "dataset",
                     *           "name": "numbers",
                     *           "placeholder": false
                     *         }
                     *       ],
                     *       "nextCursor": "cGtnOmdlbmVyaWM"
                     *     }
                     */
                    "application/json": components["schemas"]["ArtifactPage"];
                };
            };
            /** @description A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "artifacts.one": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Artifact id, percent-encoded as one path segment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The artifact */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artifact"];
                };
            };
            /** @description The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "artifacts.ancestry": {
        parameters: {
            query?: {
                /** @description Most edges away from the artifact; 0 is the artifact alone */
                depth?: number;
                /** @description RFC 3339: what was known at that moment */
                asOf?: string;
                /** @description Most nodes; `truncated` says that there are more */
                limit?: number;
                /** @description json or ndjson (a line per node and edge, `limit` up to 1,000,000); outweighs the Accept header */
                format?: "json" | "ndjson";
                /** @description Follow and show only edges of this type; may be given several times */
                edge?: ("INITIALIZED_FROM" | "TRAINED_ON" | "GENERATED_BY" | "DERIVED_FROM" | "TAUGHT_BY" | "SHARES_INITIALIZATION") | ("INITIALIZED_FROM" | "TRAINED_ON" | "GENERATED_BY" | "DERIVED_FROM" | "TAUGHT_BY" | "SHARES_INITIALIZATION")[];
                /** @description Show only nodes of this kind; others are still gone through */
                kind?: "model" | "dataset";
                /** @description true: in pages of `limit` nodes, nearest first. So are answers with edge, kind or cursor */
                paged?: "true" | "false";
                /** @description nextCursor of the page before */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Artifact id, percent-encoded as one path segment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nodes and edges */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "root": "pkg:generic/acme/student@1",
                     *       "nodes": [
                     *         {
                     *           "id": "pkg:generic/acme/student@1",
                     *           "kind": "model",
                     *           "name": "student",
                     *           "placeholder": false
                     *         },
                     *         {
                     *           "id": "urn:corpus:numbers",
                     *           "kind": "dataset",
                     *           "name": "numbers",
                     *           "placeholder": false
                     *         }
                     *       ],
                     *       "edges": [
                     *         {
                     *           "type": "TRAINED_ON",
                     *           "from": "pkg:generic/acme/student@1",
                     *           "to": "urn:corpus:numbers",
                     *           "stage": "sft",
                     *           "runId": "run-7",
                     *           "eventId": "/pipelines/sft 01JD9",
                     *           "occurredAt": "2026-11-23T10:00:00.000Z",
                     *           "recordedAt": "2026-11-23T10:00:01.204Z"
                     *         }
                     *       ],
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["LineageGraph"];
                    /**
                     * @example {"node":{"id":"pkg:generic/acme/student@1","kind":"model","name":"student","placeholder":false}}
                     *     {"node":{"id":"urn:corpus:numbers","kind":"dataset","name":"numbers","placeholder":false}}
                     *     {"edge":{"type":"TRAINED_ON","from":"pkg:generic/acme/student@1","to":"urn:corpus:numbers","stage":"sft","runId":"run-7","eventId":"/pipelines/sft 01JD9","occurredAt":"2026-11-23T10:00:00.000Z","recordedAt":"2026-11-23T10:00:01.204Z"}}
                     *     {"end":{"nodes":2,"edges":1,"truncated":false}}
                     */
                    "application/x-ndjson": string;
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "artifacts.descendants": {
        parameters: {
            query?: {
                /** @description Most edges away from the artifact; 0 is the artifact alone */
                depth?: number;
                /** @description RFC 3339: what was known at that moment */
                asOf?: string;
                /** @description Most nodes; `truncated` says that there are more */
                limit?: number;
                /** @description json or ndjson (a line per node and edge, `limit` up to 1,000,000); outweighs the Accept header */
                format?: "json" | "ndjson";
                /** @description Follow and show only edges of this type; may be given several times */
                edge?: ("INITIALIZED_FROM" | "TRAINED_ON" | "GENERATED_BY" | "DERIVED_FROM" | "TAUGHT_BY" | "SHARES_INITIALIZATION") | ("INITIALIZED_FROM" | "TRAINED_ON" | "GENERATED_BY" | "DERIVED_FROM" | "TAUGHT_BY" | "SHARES_INITIALIZATION")[];
                /** @description Show only nodes of this kind; others are still gone through */
                kind?: "model" | "dataset";
                /** @description true: in pages of `limit` nodes, nearest first. So are answers with edge, kind or cursor */
                paged?: "true" | "false";
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description true: the blast radius, only what runs somewhere now. Not together with asOf or pages */
                deployed?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Artifact id, percent-encoded as one path segment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nodes and edges */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "root": "urn:corpus:numbers",
                     *       "nodes": [
                     *         {
                     *           "id": "pkg:generic/acme/student@1",
                     *           "kind": "model",
                     *           "name": "student",
                     *           "placeholder": false,
                     *           "deployments": [
                     *             {
                     *               "id": "chat-eu",
                     *               "environment": "production",
                     *               "since": "2026-11-20T09:00:00.000Z"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "through": [
                     *         {
                     *           "id": "urn:corpus:numbers",
                     *           "kind": "dataset",
                     *           "name": "numbers",
                     *           "placeholder": false
                     *         }
                     *       ],
                     *       "edges": [
                     *         {
                     *           "type": "TRAINED_ON",
                     *           "from": "pkg:generic/acme/student@1",
                     *           "to": "urn:corpus:numbers",
                     *           "stage": "sft",
                     *           "runId": "run-7",
                     *           "eventId": "/pipelines/sft 01JD9",
                     *           "occurredAt": "2026-11-23T10:00:00.000Z",
                     *           "recordedAt": "2026-11-23T10:00:01.204Z"
                     *         }
                     *       ],
                     *       "deployments": [
                     *         {
                     *           "id": "chat-eu",
                     *           "environment": "production",
                     *           "since": "2026-11-20T09:00:00.000Z",
                     *           "model": "pkg:generic/acme/student@1"
                     *         }
                     *       ],
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["LineageGraph"] | components["schemas"]["BlastRadiusGraph"];
                    /**
                     * @example {"node":{"id":"pkg:generic/acme/student@1","kind":"model","name":"student","placeholder":false}}
                     *     {"node":{"id":"urn:corpus:numbers","kind":"dataset","name":"numbers","placeholder":false}}
                     *     {"edge":{"type":"TRAINED_ON","from":"pkg:generic/acme/student@1","to":"urn:corpus:numbers","stage":"sft","runId":"run-7","eventId":"/pipelines/sft 01JD9","occurredAt":"2026-11-23T10:00:00.000Z","recordedAt":"2026-11-23T10:00:01.204Z"}}
                     *     {"end":{"nodes":2,"edges":1,"truncated":false}}
                     */
                    "application/x-ndjson": string;
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "artifacts.risk": {
        parameters: {
            query?: {
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
                /** @description RFC 3339: what it would have said at that moment, by the policy of now */
                asOf?: string;
            };
            header?: never;
            path: {
                /** @description Artifact id, percent-encoded as one path segment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decision */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionDocument"];
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "promotionHistory.one": {
        parameters: {
            query?: {
                /** @description json or md (Markdown); outweighs the Accept header */
                format?: "json" | "md";
            };
            header?: never;
            path: {
                /** @description Promotion id, percent-encoded */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decision; or, with "status": "pending", that there is none yet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "promotion": {
                     *         "id": "p-1"
                     *       },
                     *       "model": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview",
                     *       "environment": "production",
                     *       "verdict": "blocked",
                     *       "indeterminate": false,
                     *       "reasons": [
                     *         {
                     *           "rule": "same-base-transmission",
                     *           "severity": "critical",
                     *           "message": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview was trained on data that pkg:huggingface/Qwen/QwQ-32B-Preview, which shares its initialization, made.",
                     *           "clearedBy": [
                     *             "attestation",
                     *             "trait-evals",
                     *             "review"
                     *           ],
                     *           "controls": [
                     *             "AID-H-007.004"
                     *           ],
                     *           "paths": [
                     *             {
                     *               "grade": "same",
                     *               "generator": "pkg:huggingface/Qwen/QwQ-32B-Preview",
                     *               "length": 2,
                     *               "hops": [
                     *                 {
                     *                   "edge": "TRAINED_ON",
                     *                   "from": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview",
                     *                   "to": "pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k"
                     *                 },
                     *                 {
                     *                   "edge": "GENERATED_BY",
                     *                   "from": "pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k",
                     *                   "to": "pkg:huggingface/Qwen/QwQ-32B-Preview"
                     *                 }
                     *               ]
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "cleared": [
                     *         {
                     *           "rule": "trait-evals-missing",
                     *           "by": [
                     *             "evaluation e-7"
                     *           ]
                     *         }
                     *       ],
                     *       "policy": {
                     *         "name": "default",
                     *         "version": "1",
                     *         "digest": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                     *       },
                     *       "asOf": "2026-11-23T09:59:59.000Z",
                     *       "decidedAt": "2026-11-23T10:00:00.000Z"
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionDocument"] | components["schemas"]["PendingPromotion"];
                    /**
                     * @example ## ⛔ Blocked: `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview` for `production`
                     *
                     *     - **Model:** `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview`
                     *     - **Environment:** `production`
                     *     - **Promotion:** `p-1`
                     *     - **Policy:** `default 1` (`sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef`)
                     *     - **Decided:** `2026-11-23T10:00:00.000Z`, on what was known at `2026-11-23T09:59:59.000Z`
                     *
                     *     1 rule objects.
                     *
                     *     ### 1. `same-base-transmission`: critical
                     *
                     *     `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview` was trained on data that `pkg:huggingface/Qwen/QwQ-32B-Preview`, which shares its initialization, made.
                     *
                     *     Path (2 hops, initialization same): `pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview -TRAINED_ON-> pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k -GENERATED_BY-> pkg:huggingface/Qwen/QwQ-32B-Preview`
                     *
                     *     Cleared by: `attestation`, `trait-evals`, `review`
                     *
                     *     Controls: `AID-H-007.004`
                     *
                     *     ### Cleared
                     *
                     *     - [x] `trait-evals-missing` by `evaluation e-7`
                     *
                     *     ---
                     *
                     *     This decision is not signed. The document itself is JSON (`GET /api/v1/promotions/p-1`).
                     */
                    "text/markdown": string;
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no representation of the kind asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "promotionRecords.trail": {
        parameters: {
            query?: {
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Most items per page */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Promotion id, percent-encoded */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of steps */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "step": "requested",
                     *           "eventId": "/pedigree/ingest-gateway release-42",
                     *           "model": "pkg:generic/acme/assistant@3",
                     *           "occurredAt": "2026-11-23T10:00:00.000Z",
                     *           "recordedAt": "2026-11-23T10:00:00.004Z",
                     *           "actor": "ci@acme.example"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["TrailPage"];
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "promotionRecords.inputs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Promotion id, percent-encoded */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The decision with its inputs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "decision": {
                     *         "promotion": {
                     *           "id": "p-1"
                     *         },
                     *         "model": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview",
                     *         "environment": "production",
                     *         "verdict": "blocked",
                     *         "indeterminate": false,
                     *         "reasons": [
                     *           {
                     *             "rule": "same-base-transmission",
                     *             "severity": "critical",
                     *             "message": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview was trained on data that pkg:huggingface/Qwen/QwQ-32B-Preview, which shares its initialization, made.",
                     *             "clearedBy": [
                     *               "attestation",
                     *               "trait-evals",
                     *               "review"
                     *             ],
                     *             "controls": [
                     *               "AID-H-007.004"
                     *             ],
                     *             "paths": [
                     *               {
                     *                 "grade": "same",
                     *                 "generator": "pkg:huggingface/Qwen/QwQ-32B-Preview",
                     *                 "length": 2,
                     *                 "hops": [
                     *                   {
                     *                     "edge": "TRAINED_ON",
                     *                     "from": "pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview",
                     *                     "to": "pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k"
                     *                   },
                     *                   {
                     *                     "edge": "GENERATED_BY",
                     *                     "from": "pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k",
                     *                     "to": "pkg:huggingface/Qwen/QwQ-32B-Preview"
                     *                   }
                     *                 ]
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "cleared": [
                     *           {
                     *             "rule": "trait-evals-missing",
                     *             "by": [
                     *               "evaluation e-7"
                     *             ]
                     *           }
                     *         ],
                     *         "policy": {
                     *           "name": "default",
                     *           "version": "1",
                     *           "digest": "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
                     *         },
                     *         "asOf": "2026-11-23T09:59:59.000Z",
                     *         "decidedAt": "2026-11-23T10:00:00.000Z"
                     *       },
                     *       "request": {
                     *         "model": "pkg:generic/acme/assistant@3",
                     *         "environment": "production",
                     *         "requestedBy": "ci@acme.example",
                     *         "decidedAt": "2026-11-23T10:00:00.000Z"
                     *       },
                     *       "ancestry": {
                     *         "roots": [
                     *           "pkg:generic/acme/assistant@3"
                     *         ],
                     *         "nodes": [],
                     *         "edges": [],
                     *         "truncated": false
                     *       },
                     *       "policy": {
                     *         "name": "default",
                     *         "version": "2",
                     *         "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000",
                     *         "document": "apiVersion: pedigree.ai/v1\nkind: PolicyBundle\n..."
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DecisionInputsDocument"];
                };
            };
            /** @description The request cannot be understood */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The request contradicts an earlier one */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reviewQueue.list": {
        parameters: {
            query?: {
                /** @description Artifact id of the model */
                model?: string;
                /** @description Name of an environment; white space around it and letter case do not matter */
                environment?: string;
                /** @description nextCursor of the page before */
                cursor?: string;
                /** @description Most items per page */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of promotions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "promotion": {
                     *             "id": "release-42"
                     *           },
                     *           "model": "pkg:generic/acme/assistant@3",
                     *           "environment": "production",
                     *           "requestedBy": "ci@acme.example",
                     *           "requestedAt": "2026-11-23T10:00:00.000Z",
                     *           "decidedAt": "2026-11-23T10:00:00.310Z",
                     *           "needed": [
                     *             {
                     *               "rule": "same-base-transmission",
                     *               "text": "have a person other than ci@acme.example, who asked, review pkg:generic/acme/assistant@3 and record it with an expiry"
                     *             }
                     *           ],
                     *           "requests": [
                     *             {
                     *               "state": "open",
                     *               "requestedBy": "ci@acme.example",
                     *               "reason": "The teacher cannot be replaced before the release.",
                     *               "rules": [],
                     *               "at": "2026-11-23T10:05:00.000Z",
                     *               "eventId": "/pedigree/ingest-gateway/reviews review-0193587e"
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ReviewQueuePage"];
                };
            };
            /** @description A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "decisions.stream": {
        parameters: {
            query?: {
                /** @description Only decisions on this model */
                model?: string;
                /** @description Only decisions for this environment */
                environment?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An open stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example event: ai.pedigree.promotion.blocked.v1
                     *     id: 0193587e-2f6c-7c1d-9b3a-0d4a5c1e7f10
                     *     data: {"promotion":{"id":"release-42"},"model":"pkg:generic/acme/assistant@3", ...}
                     */
                    "text/event-stream": string;
                };
            };
            /** @description A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "mlBom.export": {
        parameters: {
            query?: {
                /** @description RFC 3339: what was known at that moment */
                asOf?: string;
                /** @description Most components; where there are more, `compositions` say "incomplete" */
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Artifact id, percent-encoded as one path segment */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description CycloneDX 1.6 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
                     *       "bomFormat": "CycloneDX",
                     *       "specVersion": "1.6",
                     *       "serialNumber": "urn:uuid:3d1f43b0-7a52-8c1e-8b52-0c1f6f0f2a11",
                     *       "version": 1,
                     *       "metadata": {
                     *         "timestamp": "2026-11-27T12:00:00.000Z",
                     *         "tools": {
                     *           "components": [
                     *             {
                     *               "type": "application",
                     *               "name": "pedigree",
                     *               "version": "0.1.0"
                     *             }
                     *           ]
                     *         },
                     *         "component": {
                     *           "type": "machine-learning-model",
                     *           "name": "student",
                     *           "version": "1",
                     *           "bom-ref": "pkg:generic/acme/student@1",
                     *           "purl": "pkg:generic/acme/student@1",
                     *           "properties": [
                     *             {
                     *               "name": "pedigree:TRAINED_ON",
                     *               "value": "{\"ref\":\"urn:corpus:numbers\",\"stage\":\"sft\"}"
                     *             }
                     *           ],
                     *           "modelCard": {
                     *             "modelParameters": {
                     *               "datasets": [
                     *                 {
                     *                   "ref": "urn:corpus:numbers"
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         }
                     *       },
                     *       "components": [
                     *         {
                     *           "type": "data",
                     *           "name": "numbers",
                     *           "bom-ref": "urn:corpus:numbers",
                     *           "data": [
                     *             {
                     *               "type": "dataset",
                     *               "name": "numbers"
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "dependencies": [
                     *         {
                     *           "ref": "pkg:generic/acme/student@1",
                     *           "dependsOn": [
                     *             "urn:corpus:numbers"
                     *           ]
                     *         },
                     *         {
                     *           "ref": "urn:corpus:numbers"
                     *         }
                     *       ],
                     *       "compositions": [
                     *         {
                     *           "aggregate": "complete",
                     *           "dependencies": [
                     *             "pkg:generic/acme/student@1"
                     *           ]
                     *         },
                     *         {
                     *           "aggregate": "unknown",
                     *           "dependencies": [
                     *             "urn:corpus:numbers"
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/vnd.cyclonedx+json; version=1.6": components["schemas"]["MlBom"];
                };
            };
            /** @description The request cannot be understood; or: A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no representation of the kind asked for */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "overview.overview": {
        parameters: {
            query?: {
                /** @description Days of `perDay`, today the last of them */
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "asOf": "2026-11-23T10:00:00.000Z",
                     *       "artifacts": {
                     *         "models": 120,
                     *         "datasets": 85,
                     *         "placeholders": 14
                     *       },
                     *       "coverage": {
                     *         "initialization": {
                     *           "known": 101,
                     *           "unknown": 19
                     *         },
                     *         "origin": {
                     *           "generated": 40,
                     *           "derived": 25,
                     *           "human": 12,
                     *           "unknown": 8
                     *         }
                     *       },
                     *       "promotions": {
                     *         "pending": 0,
                     *         "approved": 31,
                     *         "blocked": 12,
                     *         "revoked": 2,
                     *         "byEnvironment": [
                     *           {
                     *             "environment": "production",
                     *             "pending": 0,
                     *             "approved": 31,
                     *             "blocked": 12,
                     *             "revoked": 2
                     *           }
                     *         ]
                     *       },
                     *       "deployments": {
                     *         "active": 29
                     *       },
                     *       "reviews": {
                     *         "waiting": 3
                     *       },
                     *       "rules": [
                     *         {
                     *           "rule": "same-base-transmission",
                     *           "count": 9
                     *         }
                     *       ],
                     *       "perDay": [
                     *         {
                     *           "day": "2026-11-23",
                     *           "approved": 4,
                     *           "blocked": 1,
                     *           "revoked": 0
                     *         }
                     *       ],
                     *       "limited": false,
                     *       "limits": {}
                     *     }
                     */
                    "application/json": components["schemas"]["OverviewDocument"];
                };
            };
            /** @description A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "paths.paths": {
        parameters: {
            query: {
                /** @description Id of the descendant */
                from: string;
                /** @description Id of the ancestor */
                to: string;
                /** @description Most paths */
                limit?: number;
                /** @description Most steps of a path; `truncated` says that there are longer ones */
                depth?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The paths */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": "pkg:generic/acme/student@1",
                     *       "to": "pkg:generic/acme/teacher@1",
                     *       "paths": [
                     *         [
                     *           {
                     *             "type": "TRAINED_ON",
                     *             "from": "pkg:generic/acme/student@1",
                     *             "to": "urn:corpus:numbers",
                     *             "stage": "sft",
                     *             "eventId": "/pipelines/sft 01JD9",
                     *             "occurredAt": "2026-11-23T10:00:00.000Z",
                     *             "recordedAt": "2026-11-23T10:00:01.204Z"
                     *           },
                     *           {
                     *             "type": "GENERATED_BY",
                     *             "from": "urn:corpus:numbers",
                     *             "to": "pkg:generic/acme/teacher@1",
                     *             "eventId": "/pipelines/sft 01JD9",
                     *             "occurredAt": "2026-11-23T10:00:00.000Z",
                     *             "recordedAt": "2026-11-23T10:00:01.204Z"
                     *           }
                     *         ]
                     *       ],
                     *       "nodes": [
                     *         {
                     *           "id": "pkg:generic/acme/student@1",
                     *           "kind": "model",
                     *           "name": "student",
                     *           "placeholder": false
                     *         },
                     *         {
                     *           "id": "pkg:generic/acme/teacher@1",
                     *           "kind": "model",
                     *           "name": "teacher",
                     *           "placeholder": false
                     *         },
                     *         {
                     *           "id": "urn:corpus:numbers",
                     *           "kind": "dataset",
                     *           "name": "numbers",
                     *           "placeholder": false
                     *         }
                     *       ],
                     *       "truncated": false
                     *     }
                     */
                    "application/json": components["schemas"]["LineagePaths"];
                };
            };
            /** @description A parameter is invalid */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description There is no such thing */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one is not available */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A service behind this one took too long */
            504: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Broker and graph answer and every subscription is assigned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not now; the document names what is down */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    metrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Prometheus text exposition format */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
