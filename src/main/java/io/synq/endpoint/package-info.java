/**
 * Endpoints: where a tenant's events go, with their filters, their secrets and their health. Uses
 * eventtype, signature, secrets and outbound. Filters and transformations are evaluated within
 * bounds of our own: the library's time limit is not asked within its functions (ADR 6).
 */
@NullMarked
package io.synq.endpoint;

import org.jspecify.annotations.NullMarked;
