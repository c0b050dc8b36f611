package io.synq.console.webhooks;

import io.synq.console.frame.FieldDifference;
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

  /** The fields in which these differ from those. */
  Stream<FieldDifference> differences(BodyFields now) {
    return Stream.of(
        new FieldDifference("Transformation", now.transform, transform),
        new FieldDifference("Format", now.format, format),
        new FieldDifference("Handshake", yes(now.handshake), yes(handshake)));
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
