/** The connection to the queues, and what comes of it when the broker is away. Uses platform. */
@NullMarked
package io.synq.messaging;

import org.jspecify.annotations.NullMarked;
