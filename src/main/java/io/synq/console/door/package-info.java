/**
 * Who comes in: the filter before every page, cookies, signing in and out, single sign-on, and the
 * page that says why something failed. Uses session and frame.
 */
@NullMarked
package io.synq.console.door;

import org.jspecify.annotations.NullMarked;
