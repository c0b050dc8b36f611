/**
 * What was sent and how it went, by minute and by hour, and how endpoints do by that: counted in
 * memory from what the engine tells, and written every few seconds. Uses endpoint and delivery.
 */
@NullMarked
package io.synq.figures;

import org.jspecify.annotations.NullMarked;
