/**
 * Figures over time, as numbers, charts and small bars, and endpoints with how they do, for the
 * pages that show them.
 */
@NullMarked
package io.synq.console.figures;

import org.jspecify.annotations.NullMarked;
