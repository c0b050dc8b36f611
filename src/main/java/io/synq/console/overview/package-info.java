/**
 * The pages that one sees first: the overview, with the endpoints that need somebody, and the way
 * to a first delivered event.
 */
@NullMarked
package io.synq.console.overview;

import org.jspecify.annotations.NullMarked;
