/**
 * What is sent of an event to an endpoint that does not want the stored body itself: another body
 * that the endpoint's transformation makes of it, a CloudEvent around it, or both. Uses endpoint,
 * eventtype and outbound.
 */
@NullMarked
package io.synq.rendering;

import org.jspecify.annotations.NullMarked;
