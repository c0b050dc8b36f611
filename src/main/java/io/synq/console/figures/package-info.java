/** Figures over time, as numbers and charts, for the pages that show them. */
@NullMarked
package io.synq.console.figures;

import org.jspecify.annotations.NullMarked;
