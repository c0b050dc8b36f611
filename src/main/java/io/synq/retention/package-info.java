/**
 * Retention: deletes what is older than the retention period, with all that was made of it, whoever
 * owns that. Uses event, delivery, eventlog and figures.
 */
@NullMarked
package io.synq.retention;

import org.jspecify.annotations.NullMarked;
