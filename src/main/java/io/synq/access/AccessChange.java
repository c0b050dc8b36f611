package io.synq.access;

import org.jspecify.annotations.Nullable;

/**
 * A change of tenants, keys or users, told as an event within its transaction: the audit log stands
 * on this feature and cannot be called from here.
 *
 * @param action such as {@code api_key.created}
 * @param before what stood before, without secrets: a map or a public record
 */
public record AccessChange(
    String tenantId,
    String action,
    String objectId,
    @Nullable Object before,
    @Nullable Object after) {}
