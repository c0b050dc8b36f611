/**
 * Events: the immutable record. Appends, reads and searches them, all along the one index by time.
 * Uses platform, tenant and access.
 */
@NullMarked
package io.synq.event;

import org.jspecify.annotations.NullMarked;
