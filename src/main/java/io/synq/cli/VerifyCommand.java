package io.synq.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.synq.signature.Secret;
import io.synq.signature.Signatures;
import io.synq.signature.SigningKey;
import io.synq.signature.VerifyingKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a request is what it says. */
@Command(
    name = "verify",
    description = {
      "Tells whether the signatures of a request are of these bytes, this key and about now.",
      "Ends with 0 if there is one and all that are there are valid, else with 1."
    })
final class VerifyCommand implements Callable<Integer> {
  @Mixin ProfileOption profile = new ProfileOption();
  @Spec CommandSpec spec;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "HEADER",
      required = true,
      description = "a header of the request, as in 'Synq-Signature: t=…'; may be given again")
  List<String> headers = List.of();

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description =
          "a file with the secret (whsec_…) or the public key (whpk_…); the profile's own secret"
              + " without it")
  @Nullable Path secretFile;

  @Option(
      names = "--tolerance",
      paramLabel = "DURATION",
      defaultValue = "PT5M",
      description = "how far its time may be from now (default: ${DEFAULT-VALUE})")
  Duration tolerance = Duration.ofMinutes(5);

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "-",
      description = "the exact bytes of the body; - is the standard input (default)")
  Path body = Path.of("-");

  @Override
  public Integer call() {
    Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new CommandException("a header has a name, a colon and a value");
      }
      sent.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    VerifyingKey key = key();
    byte[] bytes = Input.bytes(body);
    long now = InstantSource.system().instant().getEpochSecond();
    long seconds = tolerance.toSeconds();
    String synq = sent.get("Synq-Signature");
    String standard = sent.get("webhook-signature");
    boolean synqValid =
        key instanceof SigningKey secret
            && Signatures.verifySynq(List.of(secret), synq, bytes, now, seconds);
    boolean standardValid =
        Signatures.verifyStandard(
            List.of(key),
            sent.get("webhook-id"),
            sent.get("webhook-timestamp"),
            standard,
            bytes,
            now,
            seconds);
    // Key pairs have no part in it: there it is only during the change from a secret to a pair.
    boolean ofSecrets = synq != null && key instanceof Secret;
    tell("Synq-Signature", ofSecrets ? synq : null, synqValid);
    tell("webhook-signature", standard, standardValid);
    boolean anyThere = ofSecrets || standard != null;
    boolean allValid = (!ofSecrets || synqValid) && (standard == null || standardValid);
    return anyThere && allValid ? 0 : Synq.FAILED;
  }

  private void tell(String name, @Nullable String value, boolean valid) {
    String verdict = value == null ? "absent" : valid ? "valid" : "invalid";
    spec.commandLine().getOut().println(name + ": " + verdict);
  }

  private VerifyingKey key() {
    if (secretFile == null) {
      return profile.load().secret();
    }
    try {
      return VerifyingKey.parse(new String(Input.bytes(secretFile), UTF_8).strip());
    } catch (IllegalArgumentException e) {
      throw new CommandException("the secret is none: " + e.getMessage(), e);
    }
  }
}
