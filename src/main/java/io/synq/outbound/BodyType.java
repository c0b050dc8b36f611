package io.synq.outbound;

import org.apache.hc.core5.http.ContentType;

/** What the bodies of requests are. */
public enum BodyType {
  JSON("application/json"),
  /** A CloudEvent in structured mode (CloudEvents 1.0.2, JSON format, section 3). */
  CLOUD_EVENT("application/cloudevents+json"),
  /** The request for an access token (RFC 6749, appendix B). */
  FORM("application/x-www-form-urlencoded");

  final ContentType contentType;

  BodyType(String name) {
    this.contentType = ContentType.create(name);
  }

  /** As {@code Content-Type} has it. */
  public String text() {
    return contentType.getMimeType();
  }
}
