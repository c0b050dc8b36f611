/**
 * Spans of what the server does, and their export by OpenTelemetry. Off unless it is told where to.
 * Traces themselves are {@link io.synq.platform.TraceContext}; this is what one sees of them.
 * Stands on platform.
 */
@NullMarked
package io.synq.trace;

import org.jspecify.annotations.NullMarked;
