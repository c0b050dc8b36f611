/**
 * How a server stops: what it finishes, and what it gives back. Uses platform, delivery and intake.
 */
@NullMarked
package io.synq.shutdown;

import org.jspecify.annotations.NullMarked;
