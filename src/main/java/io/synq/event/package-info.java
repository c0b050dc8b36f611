/**
 * Events: the immutable record. Appends them, and reads them by id and along the one index by time.
 * Uses eventtype and search.
 */
@NullMarked
package io.synq.event;

import org.jspecify.annotations.NullMarked;
