package io.synq.outbound;

import io.synq.platform.GivenSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** The way out with the usual settings. */
final class Posts {
  private Posts() {}

  static HttpPost by(AddressGuard guard) throws GeneralSecurityException, IOException {
    return new HttpPost(guard, new OutboundSettings(GivenSettings.of()));
  }

  /** Whatever the name, to this machine. */
  static HttpPost local() throws GeneralSecurityException, IOException {
    return by(new FakeDns("127.0.0.1").guard("127.0.0.0/8"));
  }
}
