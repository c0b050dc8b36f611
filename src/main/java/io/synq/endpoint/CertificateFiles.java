package io.synq.endpoint;

import io.synq.outbound.ClientCertificate;
import io.synq.outbound.Pkcs12;
import io.synq.platform.CostlyWork;
import io.synq.platform.Problem;
import io.synq.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the files that client certificates come in. What that takes is up to whoever made the file:
 * tenants take turns at it.
 */
@ApplicationScoped
public class CertificateFiles {
  private final CostlyWork turns;

  @Inject
  CertificateFiles(CostlyWork turns) {
    this.turns = turns;
  }

  /**
   * The certificate of a file; nothing where there is no file.
   *
   * @param file in base64
   * @param password null for none
   */
  Optional<ClientCertificate> open(
      String tenantId, @Nullable String file, @Nullable String password) {
    if (file == null || file.length() > AuthenticationRequest.LONGEST_FILE) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(file.replaceAll("\\s", ""));
      String opened = password == null ? "" : password;
      return Optional.of(
          turns.submit(tenantId, () -> Pkcs12.read(bytes, opened)).toCompletableFuture().join());
    } catch (CompletionException e) {
      if (e.getCause() instanceof IllegalArgumentException wrong) {
        throw refused(wrong.getMessage());
      }
      throw e;
    } catch (IllegalArgumentException e) {
      throw refused("must be base64");
    }
  }

  private static ProblemException refused(String reason) {
    return Problem.invalid("/authentication/pkcs12", reason).exception();
  }
}
