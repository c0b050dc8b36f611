package io.synq.delivery;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Remembers what observers are told. */
public final class Told<T> implements Event<T> {
  public final List<T> all = new ArrayList<>();
  boolean failing;

  @Override
  public void fire(T one) {
    if (failing) {
      throw new IllegalStateException("as the test wants it");
    }
    all.add(one);
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U one) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends T> CompletionStage<U> fireAsync(U one, NotificationOptions how) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Event<T> select(Annotation... qualifiers) {
    return this;
  }

  @Override
  public <U extends T> Event<U> select(Class<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <U extends T> Event<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
    throw new UnsupportedOperationException();
  }
}
