/**
 * Streams of events for those who cannot receive requests: each reads the log on, by server-sent
 * events. Uses http, eventlog, and filters of endpoint.
 */
@NullMarked
package io.synq.stream;

import org.jspecify.annotations.NullMarked;
