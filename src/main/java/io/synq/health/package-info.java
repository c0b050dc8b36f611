/** Probes and backlog metrics. Uses platform and delivery. */
@NullMarked
package io.synq.health;

import org.jspecify.annotations.NullMarked;
