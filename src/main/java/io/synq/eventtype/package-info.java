/** Event types: the names they may have. Uses nothing of the product. */
@NullMarked
package io.synq.eventtype;

import org.jspecify.annotations.NullMarked;
