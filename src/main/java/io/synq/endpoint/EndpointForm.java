package io.synq.endpoint;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people edit of an endpoint; already checked.
 *
 * @param eventTypes at least one name, {@code domain.*} or {@code *}
 * @param filter a JSONata expression that {@link Filter} compiles, or null
 * @param maxInFlight 1 to 64, or null for the server's own judgement
 */
record EndpointForm(
    String url,
    @Nullable String description,
    List<String> eventTypes,
    @Nullable String filter,
    Map<String, String> headers,
    @Nullable Integer maxInFlight,
    boolean enabled) {}
