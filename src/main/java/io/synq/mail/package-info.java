/** Mails to people, by an SMTP server that settings name. Uses platform. */
@NullMarked
package io.synq.mail;

import org.jspecify.annotations.NullMarked;
