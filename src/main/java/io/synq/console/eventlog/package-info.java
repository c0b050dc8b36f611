/**
 * The pages on what happened: the event log, an event, a delivery with its attempts, and replays.
 */
@NullMarked
package io.synq.console.eventlog;

import org.jspecify.annotations.NullMarked;
