package io.synq.console.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.synq.access.Caller;
import io.synq.access.Role;
import io.synq.console.session.SessionToken;
import io.synq.console.session.SignedIn;
import io.synq.http.CleanThread;
import io.synq.platform.ProblemException;
import io.synq.platform.ProblemType;
import io.synq.platform.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class LiveStreamsTest {
  private final List<Runnable> scheduled = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-31T08:00:00Z");
  private String version = "1";
  private boolean signedIn = true;
  private boolean cleaning;
  private Caller caller = user("t");
  private final LiveStreams streams =
      new LiveStreams(new Versions(), new People(), new Threads(), new Clean(), () -> now);

  private final class Threads extends Workers {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void after(Duration delay, Runnable task) {
      scheduled.add(task);
    }
  }

  private final class Clean extends CleanThread {
    Clean() {
      super(new NoThread());
    }

    @Override
    public void run(Runnable task) {
      cleaning = true;
      task.run();
      cleaning = false;
    }
  }

  private static final class NoThread extends Workers {
    @Override
    public ExecutorService alone() {
      return null;
    }
  }

  private final class Versions extends LiveVersions {
    Versions() {
      super(null, null, null, null, null, null, null);
    }

    @Override
    String of(LiveWatch.Subject subject) {
      return version;
    }
  }

  private static Caller user(String tenant) {
    return new Caller(Caller.Kind.USER, "usr_1", "ada", tenant, Role.VIEWER.scopes());
  }

  private final class People extends SignedIn {
    People() {
      super(null, null, null);
    }

    @Override
    public Optional<Person> watching(SessionToken token) {
      return signedIn ? Optional.of(new Person(caller, false, null)) : Optional.empty();
    }
  }

  /** The server looks whether there is something to tell, after a while. */
  private void pass(Duration time) {
    now = now.plus(time);
    List<Runnable> due = List.copyOf(scheduled);
    scheduled.clear();
    due.forEach(Runnable::run);
  }

  private static LiveStream.Viewer person(int number) {
    return new LiveStream.Viewer(new SessionToken("session " + number), "USER usr_" + number, "");
  }

  private static LiveStream.Viewer byLink(int session) {
    Caller link = new Caller(Caller.Kind.PORTAL_LINK, "plk_1", "link", "t", Set.of());
    return new LiveStream.Viewer(new SessionToken("opened " + session), link, "");
  }

  private OpenPage open(int person) {
    return open("t", person(person));
  }

  private OpenPage open(String tenant, LiveStream.Viewer viewer) {
    OpenPage page = new OpenPage(() -> cleaning);
    streams.add(OpenPage.watched(tenant), viewer, page::request);
    return page;
  }

  /** A page for each viewer, for as many as there is room for. */
  private List<OpenPage> fill(String tenant, IntFunction<LiveStream.Viewer> viewers) {
    List<OpenPage> pages = new ArrayList<>();
    while (true) {
      LiveStream.Viewer viewer = viewers.apply(pages.size());
      try {
        pages.add(open(tenant, viewer));
      } catch (ProblemException e) {
        assertThat(e.problem().type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS);
        return pages;
      }
    }
  }

  private List<OpenPage> fill() {
    return fill("t", LiveStreamsTest::person);
  }

  private void refused(int person) {
    assertThatThrownBy(() -> open(person))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal ->
                assertThat(refusal.problem().type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
  }

  @Test
  void aTenantLeavesRoomForOthers() {
    List<OpenPage> all = new ArrayList<>(fill());
    assertThat(all).hasSizeGreaterThan(LiveStreams.MOST * 4 / 10);
    for (String tenant : List.of("a", "b", "c", "d")) {
      List<OpenPage> own = fill(tenant, LiveStreamsTest::person);
      assertThat(own).as(tenant).isNotEmpty();
      all.addAll(own);
    }
    assertThat(all).hasSizeLessThanOrEqualTo(LiveStreams.MOST).noneMatch(OpenPage::isEnded);
  }

  @Test
  void thoseWhoHaveOpenedOneLinkLeaveRoomForTheTenantsPeople() {
    List<OpenPage> ofLink = fill("t", LiveStreamsTest::byLink);
    assertThat(ofLink).hasSizeGreaterThan(50);
    assertThat(fill("t", LiveStreamsTest::person)).hasSizeGreaterThan(10);
    assertThat(ofLink).noneMatch(OpenPage::isEnded);
  }

  @Test
  void ofTwentyOneOfASessionTheOldestEnds() {
    OpenPage other = open(2);
    OpenPage oldest = open(1);
    List<OpenPage> rest = new ArrayList<>();
    for (int number = 0; number < 19; number++) {
      rest.add(open(1));
    }
    assertThat(oldest.isEnded()).isFalse();
    assertThat(open(1).heard()).isEqualTo("retry: 3000\n\n");
    assertThat(oldest.isEnded()).isTrue();
    assertThat(rest).noneMatch(OpenPage::isEnded);
    assertThat(other.isEnded()).isFalse();
  }

  /** The browser of a page whose stream ended would come back, and end the next one's. */
  @Test
  void whoeverOpensALinkEndsNoPageOfOthersWhoHaveOpenedIt() {
    List<OpenPage> pages = new ArrayList<>();
    for (int session = 0; session < 25; session++) {
      pages.add(open("t", byLink(session)));
    }
    assertThat(pages).noneMatch(OpenPage::isEnded);
  }

  @Test
  void pageThatListensToSomethingElseHearsByOneStream() {
    SessionToken session = new SessionToken("session");
    OpenPage first = open("t", new LiveStream.Viewer(session, "USER usr_1", "one"));
    OpenPage other = open("t", new LiveStream.Viewer(session, "USER usr_1", "other"));
    OpenPage again = open("t", new LiveStream.Viewer(session, "USER usr_1", "one"));
    assertThat(first.isEnded()).isTrue();
    assertThat(List.of(other, again)).noneMatch(OpenPage::isEnded);
  }

  @Test
  void eachEndsAfterHalfAnHourAndGivesItsPlaceBack() {
    OpenPage early = open(99);
    pass(Duration.ofSeconds(1));
    OpenPage late = open(99);
    pass(LiveStream.LONGEST.minusSeconds(2));
    assertThat(early.isEnded()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(early.isEnded()).isTrue();
    assertThat(late.isEnded()).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(late.isEnded()).isTrue();

    List<OpenPage> pages = fill();
    refused(999);
    pass(LiveStream.LONGEST);
    assertThat(pages).allMatch(OpenPage::isEnded);
    assertThat(fill()).hasSameSizeAs(pages);
  }

  @Test
  void pageThatWasClosedGivesItsPlaceBackWhenItIsToldOfSomething() {
    OpenPage page = fill().get(0);
    page.close();
    refused(999);
    version = "2";
    pass(Duration.ofSeconds(1));
    assertThat(page.isEnded()).isTrue();
    assertThat(open(999).isEnded()).isFalse();
    refused(998);
  }

  @Test
  void whoSignsOutHearsOfItAtTheNextHeartbeat() {
    OpenPage page = open(1);
    signedIn = false;
    pass(LiveStream.HEARTBEAT);
    assertThat(page.heard()).endsWith("event: ended\ndata:\n\n");
    assertThat(page.isEnded()).isTrue();
  }

  @Test
  void whoSignsOutHearsOfItHoweverMuchHappens() {
    OpenPage page = open(1);
    signedIn = false;
    int told = 1;
    for (int second = 0; second < LiveStream.HEARTBEAT.toSeconds(); second++) {
      version = Integer.toString(++told);
      pass(Duration.ofSeconds(1));
    }
    assertThat(page.heard()).endsWith("event: ended\ndata:\n\n").doesNotContain("id: 16\n");
    assertThat(page.isEnded()).isTrue();
  }

  @Test
  void operatorHearsOfAnyTenant() {
    caller = new Caller(Caller.Kind.OPERATOR, "usr_2", "operator", "", Set.of());
    OpenPage page = open(1);
    pass(LiveStream.HEARTBEAT);
    assertThat(page.isEnded()).isFalse();
  }

  @Test
  void whoIsOfAnotherTenantHearsNoMore() {
    caller = user("other");
    OpenPage page = open(1);
    pass(LiveStream.HEARTBEAT);
    assertThat(page.isEnded()).isTrue();
  }

  @Test
  void pageHearsOfAChangeOnce() {
    OpenPage page = open(1);
    pass(Duration.ofSeconds(1));
    assertThat(page.heard()).doesNotContain("changed");
    version = "2";
    pass(Duration.ofSeconds(1));
    pass(Duration.ofSeconds(1));
    assertThat(page.heard()).containsOnlyOnce("id: 2\nevent: changed\ndata:\n\n");
  }

  @Test
  void nobodyLooksWhileThereIsNoPage() {
    assertThat(scheduled).isEmpty();
    open(1).close();
    pass(LiveStream.HEARTBEAT);
    pass(Duration.ofSeconds(1));
    assertThat(scheduled).isEmpty();
    open(1);
    assertThat(scheduled).hasSize(1);
  }
}
