package io.synq.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenAppendsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final OpenAppends open = new OpenAppends();
  private Duration passed = Duration.ZERO;

  @BeforeEach
  void member() {
    open.told(0);
  }

  private OpenAppends.Append enter(Instant time) {
    return open.enter(time, passed.toNanos()).orElseThrow();
  }

  private Instant edge(Instant now) {
    return open.promise(now, Instant.EPOCH, passed.toNanos());
  }

  @Test
  void edgeIsNowWhenNothingIsOpen() {
    assertThat(edge(NOON)).isEqualTo(NOON);
    open.leave(enter(NOON.plusMillis(1)));
    assertThat(edge(NOON.plusMillis(2))).isEqualTo(NOON.plusMillis(2));
  }

  @Test
  void edgeIsWhereTheEarliestThatIsOpenBegan() {
    OpenAppends.Append first = enter(NOON.plusMillis(1));
    OpenAppends.Append second = enter(NOON.plusMillis(2));
    assertThat(edge(NOON.plusMillis(9))).isEqualTo(NOON.plusMillis(1));
    open.leave(first);
    assertThat(edge(NOON.plusMillis(9))).isEqualTo(NOON.plusMillis(2));
    open.leave(second);
    assertThat(edge(NOON.plusMillis(9))).isEqualTo(NOON.plusMillis(9));
  }

  @Test
  void nothingIsAcceptedBeforeWhatWasPromised() {
    edge(NOON);
    assertThat(enter(NOON.minusMillis(1)).time()).isEqualTo(NOON);
    assertThat(edge(NOON.plusMillis(5))).isEqualTo(NOON);
  }

  @Test
  void promiseIsKeptWhenTheClockIsSetBack() {
    edge(NOON);
    assertThat(edge(NOON.minusSeconds(5))).isEqualTo(NOON.minusSeconds(5));
    assertThat(enter(NOON.minusSeconds(5)).time()).isEqualTo(NOON);
  }

  @Test
  void nodeThatComesAcceptsNothingBeforeWhatIsSettled() {
    assertThat(open.promise(NOON, NOON.plusSeconds(3), 0)).isEqualTo(NOON.plusSeconds(3));
    assertThat(enter(NOON).time()).isEqualTo(NOON.plusSeconds(3));
  }

  @Test
  void nodeThatHasToldNothingForLongMustTellFirst() {
    passed = OpenAppends.MEMBER;
    enter(NOON);
    passed = OpenAppends.MEMBER.plusNanos(1);
    assertThat(open.enter(NOON, passed.toNanos())).isEmpty();
    open.told(passed.toNanos());
    enter(NOON);
    assertThat(new OpenAppends().enter(NOON, 0)).isEmpty();
  }

  @Test
  void whatCannotCommitAnyMoreHoldsNobodyBack() {
    enter(NOON);
    passed = OpenAppends.LONGEST;
    assertThat(edge(NOON.plusSeconds(200))).isEqualTo(NOON);
    passed = OpenAppends.LONGEST.plusNanos(1);
    assertThat(edge(NOON.plusSeconds(200))).isEqualTo(NOON.plusSeconds(200));
  }

  @Test
  void nodeLeavesOnceItHasNothingOpen() {
    OpenAppends.Append append = enter(NOON);
    assertThat(open.leave()).isFalse();
    open.leave(append);
    assertThat(open.leave()).isTrue();
    assertThat(open.enter(NOON, 0)).isEmpty();
  }
}
