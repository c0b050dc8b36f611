package io.synq.trace;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A span as a collector got it. */
public record ReceivedSpan(Resource resource, Span span) {
  private static String hex(ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }

  private static Map<String, String> texts(List<KeyValue> values) {
    return values.stream()
        .collect(
            Collectors.toMap(
                KeyValue::getKey,
                one ->
                    one.getValue().hasIntValue()
                        ? Long.toString(one.getValue().getIntValue())
                        : one.getValue().getStringValue()));
  }

  public String name() {
    return span.getName();
  }

  public String traceId() {
    return hex(span.getTraceId());
  }

  public String id() {
    return hex(span.getSpanId());
  }

  /** Empty for none. */
  public String parent() {
    return hex(span.getParentSpanId());
  }

  /** Whether a {@code traceparent} is of it, whatever its flags. */
  public boolean isNamedBy(String traceparent) {
    return traceparent.startsWith("00-" + traceId() + "-" + id() + "-");
  }

  public Map<String, String> attributes() {
    return texts(span.getAttributesList());
  }

  public Map<String, String> ofResource() {
    return texts(resource.getAttributesList());
  }

  /** What it is linked to, each as trace and span. */
  public List<String> links() {
    return span.getLinksList().stream()
        .map(link -> hex(link.getTraceId()) + "-" + hex(link.getSpanId()))
        .toList();
  }
}
