/** Logs read newest first, page by page, for a bounded time. Uses platform. */
@NullMarked
package io.synq.search;

import org.jspecify.annotations.NullMarked;
