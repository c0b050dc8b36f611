package io.synq.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.access.Caller;
import io.synq.access.Scope;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActorTest {

  @Test
  void isTheCallerWithItsAddress() {
    var key = new Caller(Caller.Kind.API_KEY, "key_1", "Orders", "t", Set.of(Scope.ADMIN));
    assertThat(Actor.of(key, "192.0.2.7"))
        .isEqualTo(new Actor("api_key", "key_1", "Orders", "192.0.2.7"));
    var user = new Caller(Caller.Kind.USER, "usr_2", "bob", "t", Set.of());
    assertThat(Actor.of(user, null)).isEqualTo(new Actor("user", "usr_2", "bob", null));
    var token = new Caller(Caller.Kind.JWT, "sub-1", "Eve", "t", Set.of(), "org");
    assertThat(Actor.of(token, null)).isEqualTo(new Actor("jwt", "sub-1", "Eve", null));
    var operator = new Caller(Caller.Kind.OPERATOR, "usr_1", "ann", "", Set.of());
    assertThat(Actor.of(operator, null)).isEqualTo(new Actor("operator", "usr_1", "ann", null));
  }

  @Test
  void fitsItsColumnsHoweverLongPeopleCallThemselves() {
    var actor = Actor.callback("i".repeat(300), "n".repeat(300), "a".repeat(65));
    assertThat(actor.type()).isEqualTo("callback");
    assertThat(actor.id()).isEqualTo("i".repeat(254));
    assertThat(actor.name()).isEqualTo("n".repeat(254));
    assertThat(actor.address()).isEqualTo("a".repeat(64));
  }
}
