package io.synq.issue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;

/** A token opens what it was made for; changed in one letter, or made up, it opens nothing. */
class CallbackTokenPropertyTest {
  private static final byte[] KEY = "a key of at least thirty-two characters".getBytes(UTF_8);
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @Property
  void opensWhatItWasMadeForAndNothingOnceChanged(
      @ForAll long tenantHigh,
      @ForAll long tenantLow,
      @ForAll @CharRange(from = '!', to = 'ÿ') @StringLength(min = 1, max = 100) String issue,
      @ForAll IssueCommand command,
      @ForAll @LongRange(min = 0, max = 99_999_999_999L) long expiry,
      @ForAll int where,
      @ForAll int letter) {
    CallbackToken token =
        new CallbackToken(
            new UUID(tenantHigh, tenantLow).toString(),
            issue,
            command,
            Instant.ofEpochSecond(expiry));
    String text = token.seal(KEY);
    assertThat(CallbackToken.open(text, KEY)).contains(token);
    StringBuilder changed = new StringBuilder(text);
    changed.setCharAt(
        Math.floorMod(where, text.length()), LETTERS.charAt(Math.floorMod(letter, 64)));
    if (!changed.toString().equals(text)) {
      assertThat(CallbackToken.open(changed.toString(), KEY)).isEmpty();
    }
    assertThat(CallbackToken.open(text + LETTERS.charAt(Math.floorMod(letter, 64)), KEY)).isEmpty();
  }

  @Property
  void madeUpOnesOpenNothing(@ForAll String text) {
    assertThat(CallbackToken.open(text, KEY)).isEmpty();
  }
}
