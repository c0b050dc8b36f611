/**
 * Replay jobs: deliver what was stored once more, by filter, without delaying what comes in. Uses
 * event, endpoint, delivery, retention and disk.
 */
@NullMarked
package io.synq.replay;

import org.jspecify.annotations.NullMarked;
