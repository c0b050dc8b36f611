package io.synq.console.webhooks;

import io.synq.console.frame.Awaited;
import io.synq.console.frame.ConsolePage;
import io.synq.console.frame.Fields;
import io.synq.console.frame.Members;
import io.synq.console.frame.Next;
import io.synq.console.frame.PageNotice;
import io.synq.console.frame.Query;
import io.synq.console.frame.Submission;
import io.synq.deliverylog.AttemptResponse;
import io.synq.endpoint.EndpointResponse;
import io.synq.endpoint.EndpointsResource;
import io.synq.endpoint.SecretRotation;
import io.synq.endpoint.SecretsResponse;
import io.synq.endpoint.SigningSecretResource;
import io.synq.ping.PingResource;
import io.synq.platform.Problem;
import io.synq.platform.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with an endpoint. */
@Named("endpointCommands")
@RequestScoped
public class EndpointCommandsView {
  @Inject EndpointsResource endpoints;
  @Inject SigningSecretResource secrets;
  @Inject PingResource pings;
  @Inject Submission submission;
  @Inject Query query;
  private @Nullable EndpointResponse endpoint;
  private final Fields fields =
      new Fields(Map.of("overlap_hours", "24", "signature", ""), "secret");

  public EndpointResponse getEndpoint() {
    if (endpoint == null) {
      endpoint = endpoints.get(query.id()).body();
    }
    return endpoint;
  }

  public void enable() {
    submission.run(
        () -> {
          endpoints.enable(query.id());
          return back().saying("Enabled. What was held goes out now.");
        });
  }

  public void disable() {
    submission.run(
        () -> {
          endpoints.disable(query.id());
          return back().saying("Disabled. Its deliveries are held until it is enabled.");
        });
  }

  public void delete() {
    submission.run(
        () -> {
          String url = getEndpoint().url();
          endpoints.delete(query.id(), null);
          return Next.to(ConsolePage.WEBHOOKS).saying("Deleted " + url + ".");
        });
  }

  public void ping() {
    submission.run(
        () -> {
          AttemptResponse attempt = Awaited.of(pings.ping(query.id()));
          return EndpointAddress.pinged(query.id(), attempt.deliveryId());
        });
  }

  public void reveal() {
    submission.run(
        () -> {
          SecretsResponse.LiveSecret shown =
              secrets.reveal(query.id()).body().secrets().stream()
                  .filter(one -> one.secret() != null)
                  .filter(one -> query.text("made").orElse(made(one)).equals(made(one)))
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound("live secret").exception());
          return EndpointAddress.secrets(query.id())
              .saying(
                  PageNotice.signingSecret("The secret of " + getEndpoint().url(), shown.secret()));
        });
  }

  private static String made(SecretsResponse.LiveSecret secret) {
    return String.valueOf(secret.createdAt());
  }

  public void rotate() {
    submission.run(
        () -> {
          SecretRotation rotation =
              new Members()
                  .number("overlap_hours", fields.text("overlap_hours"))
                  .text("secret", fields.text("secret"))
                  .text("signature", fields.has("secret") ? null : fields.text("signature"))
                  .as(SecretRotation.class);
          List<SecretsResponse.LiveSecret> live =
              secrets.rotate(query.id(), rotation).body().secrets();
          return EndpointAddress.secrets(query.id())
              .saying(KeyNotice.of(rotated(live), live.get(0).secret(), live.get(0).publicKey()));
        });
  }

  private static String rotated(List<SecretsResponse.LiveSecret> live) {
    return live.size() == 1
        ? "Rotated: only the new secret signs from now on."
        : "Rotated: until the old ones expire, every delivery has a signature of each.";
  }

  private Next back() {
    return EndpointAddress.of(query.id());
  }

  /** When the secret that is to be revealed was made; null for the newest. */
  public @Nullable Instant getMade() {
    return query.text("made").flatMap(Times::parse).orElse(null);
  }

  public Fields getFields() {
    return fields;
  }
}
