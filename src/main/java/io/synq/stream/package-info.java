/**
 * Streams of events for those who cannot receive requests: each reads the log on, by server-sent
 * events. Uses http, eventlog, and filters of endpoint. They are written by code of ours, since
 * what JAX-RS has for it queues without a bound (ADR 40).
 */
@NullMarked
package io.synq.stream;

import org.jspecify.annotations.NullMarked;
