/** The page that leads to whatever has an id or a name. */
@NullMarked
package io.synq.console.finder;

import org.jspecify.annotations.NullMarked;
