/** Filters tried on an event before they are saved. Uses event and endpoint. */
@NullMarked
package io.synq.trial;

import org.jspecify.annotations.NullMarked;
