package io.synq.setup;

import io.synq.access.KeyText;
import io.synq.access.NewTenants;
import io.synq.access.Operators;
import io.synq.endpoint.EndpointChanges;
import io.synq.platform.Leases;
import io.synq.platform.Randoms;
import io.synq.platform.ServerSettings;
import io.synq.tenant.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Makes the operator, and the demo tenant with its key and endpoint, on an empty database; lets an
 * operator in again whose password is lost.
 */
@ApplicationScoped
public class Bootstrap {
  private static final System.Logger LOG = System.getLogger(Bootstrap.class.getName());
  private static final String OPERATOR = "operator";

  private final SetupSettings settings;
  private final ServerSettings server;
  private final Leases leases;
  private final Operators operators;
  private final NewTenants tenants;
  private final EndpointChanges changes;

  @Inject
  Bootstrap(
      SetupSettings settings,
      ServerSettings server,
      Leases leases,
      Operators operators,
      NewTenants tenants,
      EndpointChanges changes) {
    this.settings = settings;
    this.server = server;
    this.leases = leases;
    this.operators = operators;
    this.tenants = tenants;
    this.changes = changes;
  }

  /** What to tell whoever started the server, once; nothing when an operator exists already. */
  @Transactional
  public Optional<String> run() {
    leases.lock("setup");
    if (operators.any()) {
      resetOperator();
      return Optional.empty();
    }
    String password = settings.operatorPassword.orElseGet(() -> Randoms.alphanumeric(24));
    operators.create(OPERATOR, password);
    StringBuilder text = new StringBuilder(Welcome.operator(password, settings, server.publicUrl));
    if (settings.demo) {
      KeyText key = settings.apiKey.orElseGet(KeyText::random);
      tenants.create(Tenant.DEMO, "demo", "Demo", key);
      changes.createForAll(Tenant.DEMO, server.publicUrl + "/inbox/demo", "The built-in inbox");
      text.append(Welcome.demo(key, settings, server.publicUrl));
    }
    return Optional.of(Welcome.framed(text.toString()));
  }

  private void resetOperator() {
    if (settings.resetOperator) {
      operators.setPassword(OPERATOR, settings.operatorPassword.orElseThrow());
      LOG.log(
          System.Logger.Level.WARNING,
          "operator.password_reset: take synq.bootstrap.reset-operator out of the settings");
    }
  }
}
