/**
 * What every page is made with: the list of pages and who sees them, the menu, the address that
 * holds a page's state, forms and what they send to the API, and where they lead. Uses session and
 * text.
 */
@NullMarked
package io.synq.console.frame;

import org.jspecify.annotations.NullMarked;
