package io.synq.setup;

import io.synq.access.KeyText;
import io.synq.access.NewTenants;
import io.synq.access.Users;
import io.synq.endpoint.Endpoints;
import io.synq.platform.Randoms;
import io.synq.platform.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Makes the operator, and the demo tenant with its key and endpoint, on an empty database. */
@ApplicationScoped
public class Bootstrap {
  /** The tenant of the published example event. */
  private static final String DEMO_TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";

  @Inject SetupSettings settings;
  @Inject ServerSettings server;
  @Inject Users users;
  @Inject NewTenants tenants;
  @Inject Endpoints endpoints;

  /** What to tell whoever started the server, once; nothing when an operator exists already. */
  @Transactional
  public Optional<String> run() {
    if (users.anyOperator()) {
      return Optional.empty();
    }
    String password = settings.operatorPassword.orElseGet(() -> Randoms.alphanumeric(24));
    users.createOperator("operator", password);
    StringBuilder text = new StringBuilder(Welcome.operator(password, server.publicUrl));
    if (settings.demo) {
      KeyText key = settings.apiKey.orElseGet(KeyText::random);
      tenants.create(DEMO_TENANT, "demo", "Demo", key);
      endpoints.createForAll(DEMO_TENANT, server.publicUrl + "/inbox/demo", "The built-in inbox");
      text.append(Welcome.demo(key, server.publicUrl));
    }
    return Optional.of(text.append(System.lineSeparator()).toString());
  }
}
