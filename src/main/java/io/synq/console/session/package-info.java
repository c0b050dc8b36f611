/**
 * Who is signed in: sessions in the database, their tokens, how long they last, and the notice that
 * a session keeps for its next page. Uses access and portal.
 */
@NullMarked
package io.synq.console.session;

import org.jspecify.annotations.NullMarked;
