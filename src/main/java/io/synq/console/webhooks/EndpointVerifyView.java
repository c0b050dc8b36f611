package io.synq.console.webhooks;

import io.synq.console.frame.Query;
import io.synq.endpoint.SecretTimesResource;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How to verify what an endpoint is sent, by its newest key: others sign until they expire. */
@Named("endpointVerify")
@RequestScoped
public class EndpointVerifyView {
  @Inject SecretTimesResource secrets;
  @Inject Receivers receivers;
  @Inject Query query;
  private @Nullable String publicKey;
  private List<Receivers.Language> languages = List.of();

  @PostConstruct
  void load() {
    publicKey = secrets.list(query.id()).data().get(0).publicKey();
    languages = receivers.of(publicKey != null);
  }

  /** Whether the newest key is a pair. */
  public boolean isKeyPair() {
    return publicKey != null;
  }

  public List<Receivers.Language> getLanguages() {
    return languages;
  }

  /** The one that the address names, or the first. */
  public Receivers.Language getChosen() {
    return languages.stream()
        .filter(one -> query.text("code").filter(one.code()::equals).isPresent())
        .findFirst()
        .orElse(languages.get(0));
  }

  /** What starts a program. A public key is no secret, and stands in it. */
  public String command(Receivers.Program program) {
    return publicKey == null
        ? program.command()
        : program.command().replace(Receivers.PUBLIC_KEY, publicKey);
  }
}
