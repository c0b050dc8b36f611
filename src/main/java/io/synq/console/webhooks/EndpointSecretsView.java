package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.endpoint.SecretTimes;
import io.synq.endpoint.SecretTimesResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The secrets that sign what goes to an endpoint, without their values. */
@Named("endpointSecrets")
@RequestScoped
public class EndpointSecretsView {
  @Inject SecretTimesResource all;
  @Inject Query query;
  private List<SecretTimes> secrets = List.of();

  @PostConstruct
  void load() {
    secrets = all.list(query.id()).data();
  }

  public List<SecretTimes> getSecrets() {
    return secrets;
  }
}
