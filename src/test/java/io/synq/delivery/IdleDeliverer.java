package io.synq.delivery;

import io.synq.platform.Drain;
import io.synq.platform.GivenSettings;
import io.synq.platform.Workers;
import io.synq.trace.Tracing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Remembers what it is woken for, and does nothing. */
class IdleDeliverer extends Deliverer {
  final List<String> woken = new ArrayList<>();

  IdleDeliverer() {
    this(new DeliverySettings(GivenSettings.of()));
  }

  private IdleDeliverer(DeliverySettings settings) {
    super(
        new Lanes(settings),
        new Deliveries(null, null, null, null, null),
        new Recorder(null, null, null, Tracing.off(), InstantSource.system()),
        null,
        null,
        null,
        null,
        null,
        null,
        new Drain(),
        settings,
        Tracing.off(),
        new Workers(),
        InstantSource.system());
  }

  @Override
  void wake(Collection<Wake> wakes) {
    wakes.forEach(wake -> woken.add(wake.deliveryId()));
  }

  @Override
  void pumpAll() {}
}
