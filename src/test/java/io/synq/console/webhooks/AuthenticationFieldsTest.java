package io.synq.console.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuthenticationFieldsTest {

  /** A form that was refused comes back, and browsers may keep it. */
  @Test
  void aFileWithAKeyDoesNotComeBack() {
    var fields = new AuthenticationFields();
    fields.setType("client_certificate");
    fields.setPkcs12("MIIK");
    assertThat(fields.getType()).isEqualTo("client_certificate");
    assertThat(fields.getPkcs12()).isEmpty();
  }
}
