/**
 * What fails now, by endpoint and cause, for people who are to do something about it. Reads what
 * the engine keeps, and keeps nothing. Uses event, endpoint and delivery.
 */
@NullMarked
package io.synq.failures;

import org.jspecify.annotations.NullMarked;
