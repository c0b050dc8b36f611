package io.synq.console.webhooks;

import io.synq.console.frame.Members;
import io.synq.endpoint.EndpointResponse;
import java.util.stream.Stream;

/** The fields of what is sent in the place of stored bodies, and to whom. */
public final class BodyFields {
  private String transform = "";
  private String format = "";
  private boolean handshake;

  void take(EndpointResponse endpoint) {
    transform = endpoint.transform() == null ? "" : endpoint.transform();
    format = endpoint.format() == null ? "" : endpoint.format();
    handshake = endpoint.handshake();
  }

  Members in(Members members) {
    return members.text("transform", transform).text("format", format).flag("handshake", handshake);
  }

  /** What is said here otherwise than there. */
  Stream<EndpointFields.Difference> differences(BodyFields now) {
    return Stream.of(
        new EndpointFields.Difference("Transformation", lines(now.transform), lines(transform)),
        new EndpointFields.Difference("Format", now.format, format),
        new EndpointFields.Difference("Handshake", yes(now.handshake), yes(handshake)));
  }

  /** Fields of forms end lines with two characters (HTML §4.10.21.8). */
  private static String lines(String text) {
    return text.replace("\r\n", "\n").strip();
  }

  private static String yes(boolean value) {
    return value ? "yes" : "no";
  }

  public String getTransform() {
    return transform;
  }

  public void setTransform(String transform) {
    this.transform = transform;
  }

  public String getFormat() {
    return format;
  }

  public void setFormat(String format) {
    this.format = format;
  }

  public boolean isHandshake() {
    return handshake;
  }

  public void setHandshake(boolean handshake) {
    this.handshake = handshake;
  }
}
