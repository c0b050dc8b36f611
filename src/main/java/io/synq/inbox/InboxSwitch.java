package io.synq.inbox;

import io.synq.tenant.Tenant;
import io.synq.tenant.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether there is an inbox. */
@ApplicationScoped
public class InboxSwitch {
  private final Tenants tenants;
  private volatile Optional<Boolean> on = Optional.empty();

  @Inject
  InboxSwitch(InboxSettings settings, Tenants tenants) {
    this.tenants = tenants;
    this.on = settings.enabled;
  }

  /** As it is set, or else if there was the demo tenant when it was first asked. */
  public boolean isOn() {
    Optional<Boolean> known = on;
    if (known.isEmpty()) {
      known = Optional.of(tenants.find(Tenant.DEMO).isPresent());
      on = known;
    }
    return known.get();
  }
}
