/** Probes, and metrics of the backlog and the messaging. Uses delivery and disk. */
@NullMarked
package io.synq.health;

import org.jspecify.annotations.NullMarked;
