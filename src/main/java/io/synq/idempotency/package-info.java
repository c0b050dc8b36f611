/**
 * Idempotency keys: requests that make something are run once and answered again. Owns the kept
 * answers. Uses platform, tenant and access.
 */
@NullMarked
package io.synq.idempotency;

import org.jspecify.annotations.NullMarked;
