/**
 * How pages write and read values: times, numbers, JSON, text as HTML. Functions without a page.
 */
@NullMarked
package io.synq.console.text;

import org.jspecify.annotations.NullMarked;
