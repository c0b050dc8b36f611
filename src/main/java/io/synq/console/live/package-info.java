/**
 * Pages that renew themselves: what they watch, and the stream by which they hear of changes. A
 * page that is to be live adds a topic. Uses session and frame.
 */
@NullMarked
package io.synq.console.live;

import org.jspecify.annotations.NullMarked;
