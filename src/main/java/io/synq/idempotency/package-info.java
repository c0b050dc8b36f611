/**
 * Idempotency keys: requests that make something are run once and answered again. Owns the kept
 * answers. Uses access. It is ours, since neither Jakarta EE nor MicroProfile has such a thing, and
 * what is kept is encrypted with what the caller has (ADR 7).
 */
@NullMarked
package io.synq.idempotency;

import org.jspecify.annotations.NullMarked;
