/** The page on what came to the built-in inbox. */
@NullMarked
package io.synq.console.inbox;

import org.jspecify.annotations.NullMarked;
