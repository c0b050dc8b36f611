/** Probes, and metrics of the backlog and the messaging. Uses platform, outbound and delivery. */
@NullMarked
package io.synq.health;

import org.jspecify.annotations.NullMarked;
