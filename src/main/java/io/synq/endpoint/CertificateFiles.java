package io.synq.endpoint;

import io.synq.outbound.ClientCertificate;
import io.synq.outbound.Pkcs12;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files that client certificates come in. What that takes is up to whoever made the file:
 * the thread of the request does it, one at a time.
 */
@ApplicationScoped
public class CertificateFiles {
  private static final Problem BUSY =
      Problem.of(ProblemType.UNAVAILABLE, "Another file is being opened; send this again.");

  /** Files that nobody has made to last are opened far sooner. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private final Semaphore turn = new Semaphore(1, true);

  /**
   * The certificate of a file; nothing where there is no file. 503 if others take long.
   *
   * @param file in base64
   * @param password null for none
   */
  Optional<ClientCertificate> open(@Nullable String file, @Nullable String password) {
    if (file == null || file.length() > AuthenticationRequest.LONGEST_FILE) {
      return Optional.empty();
    }
    byte[] bytes = bytes(file);
    if (!isOurTurn()) {
      throw BUSY.exception();
    }
    try {
      return Optional.of(Pkcs12.read(bytes, password == null ? "" : password));
    } catch (IllegalArgumentException e) {
      throw refused(e.getMessage());
    } finally {
      turn.release();
    }
  }

  private boolean isOurTurn() {
    try {
      return turn.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static byte[] bytes(String file) {
    try {
      return Base64.getDecoder().decode(file.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw refused("must be base64");
    }
  }

  private static ProblemException refused(String reason) {
    return Problem.invalid("/authentication/pkcs12", reason).exception();
  }
}
