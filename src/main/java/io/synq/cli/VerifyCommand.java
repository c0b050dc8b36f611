package io.synq.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.synq.signature.Secret;
import io.synq.signature.Signatures;
import io.synq.signature.VerifyingKey;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
  private static final String VALID = "valid";
  private static final String ABSENT = "absent";
  private static final long WHENEVER = Long.MAX_VALUE;
  private static final Pattern SYNQ_TIME = Pattern.compile("(?:^|,)t=(\\d+)");

  private final long now = InstantSource.system().instant().getEpochSecond();

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
    Map<String, String> sent = sent();
    VerifyingKey key = key();
    byte[] bytes = Input.bytes(body);
    String synq = synq(sent, key, bytes);
    String standard = standard(sent, key, bytes);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Synq-Signature: " + synq);
    out.println("webhook-signature: " + standard);
    Set<String> others = new HashSet<>(List.of(synq, standard));
    boolean anyValid = others.remove(VALID);
    others.remove(ABSENT);
    return anyValid && others.isEmpty() ? 0 : Synq.FAILED;
  }

  private Map<String, String> sent() {
    Map<String, String> sent = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw new ParameterException(
            spec.commandLine(), "a header has a name, a colon and a value");
      }
      sent.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    return sent;
  }

  private String synq(Map<String, String> sent, VerifyingKey key, byte[] bytes) {
    String header = sent.get("Synq-Signature");
    // Key pairs do not sign this header; it is there only during the change from a secret to a
    // pair.
    if (header == null || !(key instanceof Secret secret)) {
      return ABSENT;
    }
    Matcher time = SYNQ_TIME.matcher(header);
    return verdict(
        seconds -> Signatures.verifySynq(List.of(secret), header, bytes, now, seconds),
        time.find() ? time.group(1) : "");
  }

  private String standard(Map<String, String> sent, VerifyingKey key, byte[] bytes) {
    String header = sent.get("webhook-signature");
    if (header == null) {
      return ABSENT;
    }
    String id = sent.get("webhook-id");
    String time = sent.get("webhook-timestamp");
    return verdict(
        seconds -> Signatures.verifyStandard(List.of(key), id, time, header, bytes, now, seconds),
        String.valueOf(time));
  }

  /**
   * What to say of a signature.
   *
   * @param fits whether it does, made at most so many seconds before or after now
   * @param time when it says that it was made
   */
  private String verdict(LongPredicate fits, String time) {
    if (fits.test(tolerance.toSeconds())) {
      return VALID;
    } else if (!fits.test(WHENEVER)) {
      return "invalid";
    }
    // The time is signed, and so worth a word.
    long ago = now - Long.parseLong(time);
    return ago > 0
        ? "too old: signed " + ago + " seconds ago"
        : "too new: signed " + -ago + " seconds from now";
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
