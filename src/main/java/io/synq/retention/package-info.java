/** Retention: deletes what is older than the retention period. Uses event and delivery. */
@NullMarked
package io.synq.retention;

import org.jspecify.annotations.NullMarked;
