package io.synq.console.access;

import io.synq.access.ApiKeyResponse;
import io.synq.access.ApiKeysResource;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Next;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** An API key that is to be revoked. */
@Named("apiKey")
@RequestScoped
public class ApiKeyView {
  @Inject ApiKeysResource keys;
  @Inject Submission submission;
  @Inject Query query;
  private ApiKeyResponse key;

  @PostConstruct
  void load() {
    key = keys.get(query.id());
  }

  public void revoke() {
    submission.run(
        () -> {
          keys.revoke(key.id());
          return Next.to(ConsolePage.API_KEYS).saying("The key " + key.name() + " is revoked.");
        });
  }

  public ApiKeyResponse getFacts() {
    return key;
  }
}
