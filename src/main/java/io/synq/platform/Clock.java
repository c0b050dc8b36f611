package io.synq.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** The product's only clock, in microseconds: the precision that both databases keep. */
@ApplicationScoped
class Clock {
  @Produces
  @ApplicationScoped
  InstantSource instants() {
    return new Micros();
  }

  private static final class Micros implements InstantSource {
    @Override
    public Instant instant() {
      return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
  }
}
