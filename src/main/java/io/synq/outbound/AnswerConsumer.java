package io.synq.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Fills an exchange with what the client reads of its answer, whatever media type that has. */
final class AnswerConsumer implements AsyncResponseConsumer<Void> {
  private final Exchange exchange;
  private @Nullable FutureCallback<Void> end;

  AnswerConsumer(Exchange exchange) {
    this.exchange = exchange;
  }

  @Override
  public void informationResponse(HttpResponse response, HttpContext context) {}

  @Override
  public void consumeResponse(
      HttpResponse response,
      @Nullable EntityDetails body,
      HttpContext context,
      FutureCallback<Void> callback)
      throws ProxyException {
    if (exchange.isTunnelling()) {
      throw new ProxyException(response.getCode());
    }
    end = callback;
    if (!exchange.answered()) {
      exchange.begin(response);
    }
    if (body == null) {
      streamEnd(null);
    }
  }

  @Override
  public void updateCapacity(CapacityChannel capacity) throws IOException {
    capacity.update(Exchange.KEPT);
  }

  @Override
  public void consume(ByteBuffer data) throws IOException {
    if (!exchange.receive(data)) {
      throw new EnoughException();
    }
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    exchange.complete();
    if (end != null) {
      end.completed(null);
    }
  }

  @Override
  public void failed(Exception cause) {}

  @Override
  public void releaseResources() {}

  /** Closes the connection of an answer that has gone on for long enough. */
  private static final class EnoughException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
