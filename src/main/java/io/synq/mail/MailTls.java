package io.synq.mail;

import io.synq.platform.Word;

/** How a connection to the mail server is kept from others. */
enum MailTls implements Word {
  /** By TLS once both have greeted; without it, nothing is sent. */
  STARTTLS,
  /** By TLS from the start. */
  TLS,
  /** Not at all: for a server on the same machine or in a trusted network. */
  NONE
}
