package io.synq.console.eventlog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A filter that is set, to be seen and taken away.
 *
 * @param name of the parameter
 * @param time what it says, if it says a time
 */
public record Chip(String name, String label, String value, @Nullable Instant time) {}
