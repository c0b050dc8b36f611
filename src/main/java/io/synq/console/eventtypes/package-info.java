/** The pages on the catalogue of event types. */
@NullMarked
package io.synq.console.eventtypes;

import org.jspecify.annotations.NullMarked;
