package io.synq.deliverylog;

import io.synq.delivery.StoredHeaders;
import io.synq.platform.Utf8Converter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One HTTP request of a delivery, and what came back. For reading. */
@Entity
@Table(name = "attempt")
public class Attempt {
  @Id private String id;

  @Column(name = "delivery_id")
  private String deliveryId;

  @Column(name = "attempt_number")
  private int number;

  private boolean manual;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "duration_ms")
  private int durationMs;

  private String url;
  private @Nullable Integer status;

  @Column(name = "error_kind")
  private @Nullable String errorKind;

  @Column(name = "error_text")
  private @Nullable String errorText;

  @Convert(converter = Utf8Converter.class)
  @Column(name = "request_headers")
  private String requestHeaders;

  @Convert(converter = Utf8Converter.class)
  @Column(name = "response_headers")
  private @Nullable String responseHeaders;

  @Convert(converter = Utf8Converter.class)
  @Column(name = "response_body")
  private @Nullable String responseBody;

  @Column(name = "response_truncated")
  private boolean responseTruncated;

  @Column(name = "body_hash")
  private @Nullable String bodyHash;

  protected Attempt() {}

  String deliveryId() {
    return deliveryId;
  }

  /** Of what was sent in the place of the event's body; null where that was sent, or nothing. */
  @Nullable String bodyHash() {
    return bodyHash;
  }

  AttemptResponse response() {
    return new AttemptResponse(
        id,
        deliveryId,
        number,
        manual,
        startedAt,
        durationMs,
        url,
        status,
        errorKind == null ? null : new AttemptResponse.Error(errorKind, errorText),
        StoredHeaders.of(requestHeaders),
        StoredHeaders.of(responseHeaders),
        responseBody,
        responseTruncated,
        bodyHash != null);
  }
}
