/**
 * From what was sent to a record: the bytes are held against the JSON Schema that the record's
 * components make, which is the one that is published, and everything that is wrong is said at
 * once. Uses platform.
 */
@NullMarked
package io.synq.request;

import org.jspecify.annotations.NullMarked;
