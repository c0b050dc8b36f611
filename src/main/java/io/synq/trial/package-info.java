/**
 * Filters and transformations tried on an event before they are saved. Uses event, endpoint and
 * rendering.
 */
@NullMarked
package io.synq.trial;

import org.jspecify.annotations.NullMarked;
