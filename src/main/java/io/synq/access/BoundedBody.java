package io.synq.access;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** An answer's body, as text, which fails as soon as it is larger than it may be. */
final class BoundedBody implements BodySubscriber<String> {
  private final BodySubscriber<String> whole = BodySubscribers.ofString(StandardCharsets.UTF_8);
  private Runnable cancel = () -> {};
  private long room;

  /**
   * @param most its size in bytes
   */
  BoundedBody(int most) {
    room = most;
  }

  @Override
  public CompletionStage<String> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    cancel = subscription::cancel;
    whole.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    room -= part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (room < 0) {
      cancel.run();
      whole.onError(new IOException("too large"));
    } else {
      whole.onNext(part);
    }
  }

  @Override
  public void onError(Throwable failure) {
    whole.onError(failure);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }
}
