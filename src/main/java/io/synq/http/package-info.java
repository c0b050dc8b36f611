/**
 * What every request has to keep to before a feature sees it: how large its body is, and how long
 * it takes. Uses platform.
 */
@NullMarked
package io.synq.http;

import org.jspecify.annotations.NullMarked;
