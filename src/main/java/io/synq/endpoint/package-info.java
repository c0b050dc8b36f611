/**
 * Endpoints: where a tenant's events go, with their secrets and their health. Uses platform,
 * tenant, access, audit, eventtype, signature, secrets and outbound.
 */
@NullMarked
package io.synq.endpoint;

import org.jspecify.annotations.NullMarked;
