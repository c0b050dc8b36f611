/**
 * Links that open a tenant's portal without an account: who has made them, what they allow and
 * until when; and what the portal is called, looks like, and may be framed by. Owns {@code
 * portal_link}. The pages are the console's. Uses access, audit and http.
 */
@NullMarked
package io.synq.portal;

import org.jspecify.annotations.NullMarked;
