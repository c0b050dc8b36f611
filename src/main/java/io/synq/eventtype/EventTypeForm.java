package io.synq.eventtype;

import org.jspecify.annotations.Nullable;

/**
 * What people say of an event type; already checked.
 *
 * @param schema JSON, or null for none or the built-in one
 * @param example JSON, or null for none or the built-in one
 */
record EventTypeForm(
    @Nullable String description,
    @Nullable String schema,
    @Nullable String example,
    boolean enforce) {}
