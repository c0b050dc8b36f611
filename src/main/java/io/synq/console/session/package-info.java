/**
 * Who is signed in: sessions in the database, their tokens, how long they last, and the notices
 * that a session keeps for pages to come. Uses http, access and portal.
 */
@NullMarked
package io.synq.console.session;

import org.jspecify.annotations.NullMarked;
