package io.synq.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SignOnRequestTest {
  private static final OidcClient CLIENT =
      new OidcClient("https://id.example.com", "synq events", "a:b");

  @Test
  void challengeIsThatOfTheStandard() {
    // RFC 7636, appendix B.
    SignOnRequest request =
        new SignOnRequest("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    assertThat(request.challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void noTwoAreAlikeAndNoneIsShown() {
    SignOnRequest one = SignOnRequest.random();
    SignOnRequest other = SignOnRequest.random();
    assertThat(one.state()).matches("[A-Za-z0-9]{43}").isNotEqualTo(other.state());
    assertThat(one.verifier()).matches("[A-Za-z0-9]{43}").isNotEqualTo(one.nonce());
    assertThat(one.toString()).doesNotContain(one.state(), one.nonce(), one.verifier());
  }

  @Test
  void browserIsTaughtTheChallengeAndNotTheVerifier() {
    SignOnRequest request = SignOnRequest.random();
    URI redirect = URI.create("https://synq.example.com/console/sso/return");
    URI address =
        CLIENT.authorization(
            URI.create("https://id.example.com/authorize?tenant=1"), request, redirect);
    assertThat(address.getRawQuery().split("&"))
        .containsExactly(
            "tenant=1",
            "response_type=code",
            "client_id=synq+events",
            "redirect_uri=https%3A%2F%2Fsynq.example.com%2Fconsole%2Fsso%2Freturn",
            "scope=openid+profile+email",
            "state=" + request.state(),
            "nonce=" + request.nonce(),
            "code_challenge=" + request.challenge(),
            "code_challenge_method=S256");
    assertThat(address.toString()).doesNotContain(request.verifier());
  }
}
