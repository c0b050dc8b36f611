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

  private OpenPage open(int holder) {
    return open(new LiveStream.Viewer(new SessionToken("session"), "USER usr_" + holder));
  }

  private OpenPage open(LiveStream.Viewer viewer) {
    OpenPage page = new OpenPage(() -> cleaning);
    streams.add(OpenPage.WATCHED, viewer, page::request);
    return page;
  }

  private List<OpenPage> fill() {
    List<OpenPage> pages = new ArrayList<>();
    for (int number = 0; number < LiveStreams.MOST; number++) {
      pages.add(open(number / LiveStreams.MOST_OF_HOLDER));
    }
    return pages;
  }

  private void refused(int holder) {
    assertThatThrownBy(() -> open(holder))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refusal ->
                assertThat(refusal.problem().type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
  }

  @Test
  void aNodeHasTwoHundred() {
    assertThat(fill()).hasSize(200).noneMatch(OpenPage::isEnded);
    refused(99);
  }

  @Test
  void ofTwentyOneOfAPersonTheOldestEnds() {
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

  @Test
  void whoOpensALinkAgainAndAgainHasNoMoreForIt() {
    Caller link = new Caller(Caller.Kind.PORTAL_LINK, "plk_1", "link", "t", Set.of());
    OpenPage oldest = open(new LiveStream.Viewer(new SessionToken("first"), link));
    for (int number = 1; number < LiveStreams.MOST_OF_HOLDER; number++) {
      open(new LiveStream.Viewer(new SessionToken("session " + number), link));
    }
    assertThat(oldest.isEnded()).isFalse();
    open(new LiveStream.Viewer(new SessionToken("last"), link));
    assertThat(oldest.isEnded()).isTrue();
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
    refused(99);
    pass(LiveStream.LONGEST);
    assertThat(pages).allMatch(OpenPage::isEnded);
    assertThat(fill()).hasSize(200);
  }

  @Test
  void pageThatWasClosedGivesItsPlaceBackWhenItIsToldOfSomething() {
    OpenPage page = fill().get(0);
    page.close();
    refused(99);
    version = "2";
    pass(Duration.ofSeconds(1));
    assertThat(page.isEnded()).isTrue();
    assertThat(open(99).isEnded()).isFalse();
    refused(99);
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
