package io.synq.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** What was signed is verified, what was changed is not, and no header makes it throw. */
class SignaturesPropertyTest {
  private static final long LATEST = 99_999_999_999L;
  private static final long TOLERANCE = 300;

  @Property
  void whatWasSignedIsVerifiedAndWhatWasChangedIsNot(
      @ForAll @Size(min = 24, max = 64) byte[] key,
      @ForAll @LongRange(min = 0, max = LATEST) long now,
      @ForAll @NotEmpty byte[] body,
      @ForAll int where) {
    List<Secret> secrets = List.of(secret(key));
    String synq = Signatures.synq(secrets, now, body);
    String standard = Signatures.standard(secrets, "id", now, body);
    assertThat(verified(secrets, synq, standard, now, body)).containsExactly(true, true);

    byte[] changed = body.clone();
    changed[Math.floorMod(where, body.length)] ^= (byte) (1 << Math.floorMod(where, 8));
    assertThat(verified(secrets, synq, standard, now, changed)).containsExactly(false, false);
    byte[] otherKey = key.clone();
    otherKey[Math.floorMod(where, key.length)] ^= 1;
    assertThat(verified(List.of(secret(otherKey)), synq, standard, now, body))
        .containsExactly(false, false);
    assertThat(
            Signatures.verifySynq(secrets, synq, body, now + TOLERANCE + 1, TOLERANCE)
                || Signatures.verifyStandard(
                    secrets,
                    "id",
                    Long.toString(now),
                    standard,
                    body,
                    now + TOLERANCE + 1,
                    TOLERANCE))
        .isFalse();
  }

  private static List<Boolean> verified(
      List<Secret> secrets, String synq, String standard, long now, byte[] body) {
    return List.of(
        Signatures.verifySynq(secrets, synq, body, now, TOLERANCE),
        Signatures.verifyStandard(
            secrets, "id", Long.toString(now), standard, body, now, TOLERANCE));
  }

  @Property
  void noHeaderIsVerifiedThatWasNotMade(
      @ForAll String header, @ForAll String timestamp, @ForAll byte[] body) {
    List<Secret> secrets = List.of(secret(new byte[24]));
    assertThat(Signatures.verifySynq(secrets, header, body, 0, LATEST)).isFalse();
    assertThat(Signatures.verifySynq(secrets, "t=0,v1=" + header, body, 0, LATEST)).isFalse();
    assertThat(Signatures.verifyStandard(secrets, "id", timestamp, header, body, 0, LATEST))
        .isFalse();
    assertThat(Signatures.verifyStandard(secrets, "id", "0", "v1," + header, body, 0, LATEST))
        .isFalse();
  }

  @Property
  void noTextIsASecretThatIsNotWrittenBackAlike(@ForAll String text) {
    Throwable thrown =
        catchThrowable(
            () -> assertThat(Secret.parse("whsec_" + text).value()).isEqualTo("whsec_" + text));
    if (thrown != null) {
      assertThat(thrown).isInstanceOf(IllegalArgumentException.class);
      assertThat(text.length() > 8 && thrown.getMessage().contains(text)).isFalse();
    }
  }

  private static Secret secret(byte[] bytes) {
    return Secret.parse("whsec_" + Base64.getEncoder().encodeToString(bytes));
  }
}
