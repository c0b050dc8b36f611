/**
 * Event types: the names they may have, the catalogue of each tenant, the check of payloads against
 * schemas, and the published schemas. Uses platform, tenant, access and audit. What a schema may
 * say, and what its check may cost, is guarded by code of ours: the validator has no bounds, and
 * tenants write the schemas (ADR 4, ADR 26).
 */
@NullMarked
package io.synq.eventtype;

import org.jspecify.annotations.NullMarked;
