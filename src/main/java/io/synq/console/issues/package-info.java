/** The pages on issues. */
@NullMarked
package io.synq.console.issues;

import org.jspecify.annotations.NullMarked;
